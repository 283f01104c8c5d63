package io.tributary.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Hourly readings as cities publish them: numbers as text, local times, names where codes are wanted. All are good. */
final class AirQualityRecords {

    private static final int COUNT = 256;
    private static final List<String> CITIES =
            List.of("杭州市", "宁波市", "温州市", "嘉兴市", "湖州市", "绍兴市", "台州市", "南京市", "苏州市", "无锡市");
    private static final List<String> STATIONS = List.of("滨江", "西溪", "云栖", "城厢镇", "和睦小学", "朝晖五区", "市监测站");
    private static final List<String> QUALITIES = List.of("优", "良", "轻度污染", "中度污染");
    private static final List<String> POLLUTANTS = List.of("细颗粒物(PM2.5)", "颗粒物(PM10)", "二氧化氮", "—");

    private final SplittableRandom random = new SplittableRandom(20180220);

    private AirQualityRecords() {}

    /** Nested JSON in UTF-8, each record of about 500 bytes and 25 fields. */
    static List<byte[]> json() {
        AirQualityRecords records = new AirQualityRecords();
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            values.add(records.nested().getBytes(StandardCharsets.UTF_8));
        }
        return values;
    }

    /** CSV rows in UTF-8 with the fields that the flow reads. */
    static List<byte[]> csv() {
        AirQualityRecords records = new AirQualityRecords();
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            values.add(records.row().getBytes(StandardCharsets.UTF_8));
        }
        return values;
    }

    private String nested() {
        return """
                {"geometry":{"coordinates":[%s,%s],"type":"Point"},"properties":{"aqi":"%d","area":"%s","co":"%s",\
                "co_24h":"%s","ispublish":"true","no2":"%s","no2_24h":"%s","o3":"%d","o3_8h":"%d","orderid":"%d",\
                "pm10":"%s","pm10_24h":"%d","pm2_5":"%s","pm2_5_24h":"%d","positionname":"%s","primarypollutant":"%s",\
                "quality":"%s","so2":"%s","so2_24h":"%d","stationcode":"%s","timepoint":"%s"},"type":"Feature"}""".formatted(
                        degrees(118),
                        degrees(28),
                        number(300),
                        one(CITIES),
                        tenths(),
                        tenths(),
                        reading(),
                        reading(),
                        number(200),
                        number(200),
                        number(400),
                        reading(),
                        number(200),
                        reading(),
                        number(200),
                        one(STATIONS),
                        one(POLLUTANTS),
                        one(QUALITIES),
                        reading(),
                        number(60),
                        station(),
                        time());
    }

    private String row() {
        return String.join(
                ",",
                station(),
                one(STATIONS),
                one(CITIES),
                one(POLLUTANTS),
                one(QUALITIES),
                time(),
                reading(),
                reading(),
                reading(),
                reading(),
                tenths(),
                degrees(118),
                degrees(28),
                "true");
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private int number(int bound) {
        return random.nextInt(1, bound);
    }

    /** Now and then an instrument gives none. */
    private String reading() {
        return random.nextInt(20) == 0 ? "-;" : Integer.toString(number(250));
    }

    private String tenths() {
        return number(3) + "." + number(10);
    }

    private String degrees(int base) {
        return String.format(Locale.ROOT, "%d.%04d", base + number(3), random.nextInt(1, 10_000));
    }

    private String station() {
        return random.nextInt(1000, 4000) + "A";
    }

    private String time() {
        return String.format(Locale.ROOT, "2018-02-%02dT%02d:00:00", random.nextInt(1, 29), random.nextInt(24));
    }
}
