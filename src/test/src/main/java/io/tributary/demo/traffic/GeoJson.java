package io.tributary.demo.traffic;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Hangzhou's dialect: nested GeoJSON in UTF-8, every value a text. */
final class GeoJson implements Dialect {

    private static final byte[] NO_UTF_8 = {(byte) 0xff, (byte) 0xfe};

    @Override
    public List<Station> stations() {
        return Station.HANGZHOU;
    }

    @Override
    public String formerName() {
        return "临安市";
    }

    @Override
    public byte[] foreignBytes() {
        return NO_UTF_8.clone();
    }

    @Override
    public byte[] write(Reading reading) {
        Station station = reading.station();
        StringBuilder json = new StringBuilder(512);
        json.append("{\"geometry\":{\"coordinates\":[")
                .append(station.longitude())
                .append(',')
                .append(station.latitude())
                .append("],\"type\":\"Point\"},\"properties\":{");
        member(json, "stationcode", station.code());
        member(json, "positionname", station.name());
        member(json, "area", reading.area());
        member(json, "timepoint", reading.time());
        member(json, "aqi", reading.aqi());
        member(json, "pm2_5", reading.pm25());
        member(json, "pm10", reading.pm10());
        member(json, "so2", reading.so2());
        member(json, "no2", reading.no2());
        member(json, "co", reading.co());
        member(json, "o3", reading.o3());
        member(json, "orderid", "1");
        json.append("\"ispublish\":\"").append(reading.published()).append("\"},\"type\":\"Feature\"}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Texts of readings hold nothing that JSON would want escaped. */
    private static void member(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":\"").append(value).append("\",");
    }
}
