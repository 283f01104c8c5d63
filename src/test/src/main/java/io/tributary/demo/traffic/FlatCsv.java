package io.tributary.demo.traffic;

import java.nio.charset.Charset;
import java.util.List;

/** Ningbo's dialect: one CSV row in GBK a record, without a header. */
final class FlatCsv implements Dialect {

    private static final Charset GBK = Charset.forName("GBK");
    private static final byte[] NO_GBK = {(byte) 0xff, (byte) 0xff};

    @Override
    public List<Station> stations() {
        return Station.NINGBO;
    }

    @Override
    public String formerName() {
        return "奉化市";
    }

    @Override
    public byte[] foreignBytes() {
        return NO_GBK.clone();
    }

    @Override
    public byte[] write(Reading reading) {
        Station station = reading.station();
        String row = String.join(
                ",",
                station.code(),
                station.name(),
                reading.area(),
                reading.time(),
                reading.aqi(),
                reading.pm25(),
                reading.pm10(),
                reading.so2(),
                reading.no2(),
                reading.co(),
                reading.o3(),
                reading.published() ? "正常" : "检修",
                Double.toString(station.longitude()),
                Double.toString(station.latitude()));
        return (row + "\r\n").getBytes(GBK);
    }
}
