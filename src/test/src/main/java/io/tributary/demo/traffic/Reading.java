package io.tributary.demo.traffic;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * The reading of one station and hour, before anything is wrong with it: values as the texts that stations send.
 *
 * @param area what the record says, which need not be the division's name of today
 * @param time local, without a zone
 */
record Reading(
        Station station,
        String area,
        String time,
        String aqi,
        String pm25,
        String pm10,
        String so2,
        String no2,
        String co,
        String o3,
        boolean published) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final LocalDateTime FIRST_HOUR = LocalDateTime.of(2018, 2, 20, 0, 0);
    private static final String MISSING = "-;";
    private static final double MISSING_SHARE = 0.03;
    private static final int PERIOD_HOURS = 24;

    static Reading of(Station station, long hour, SplittableRandom random) {
        // Worse in the evening than at noon, and some days a whole basin is bad.
        double rhythm = 1 + 0.4 * Math.sin(2 * Math.PI * (hour % PERIOD_HOURS) / PERIOD_HOURS);
        double smog = random.nextInt(40) == 0 ? 2.6 : 1;
        int pm25 = (int) Math.min(900, (20 + random.nextInt(60)) * rhythm * smog);
        return new Reading(
                station,
                station.area(),
                FIRST_HOUR.plusHours(hour).format(TIME),
                Integer.toString(Math.min(500, 10 + pm25 * 13 / 10)),
                measured(pm25, random),
                measured(pm25 + random.nextInt(40), random),
                measured(4 + random.nextInt(20), random),
                measured(8 + random.nextInt(50), random),
                random.nextDouble() < MISSING_SHARE ? MISSING : "0." + (4 + random.nextInt(6)),
                measured(20 + random.nextInt(120), random),
                true);
    }

    private static String measured(int value, SplittableRandom random) {
        return random.nextDouble() < MISSING_SHARE ? MISSING : Integer.toString(value);
    }

    Reading withArea(String other) {
        return new Reading(station, other, time, aqi, pm25, pm10, so2, no2, co, o3, published);
    }

    Reading withTime(String other) {
        return new Reading(station, area, other, aqi, pm25, pm10, so2, no2, co, o3, published);
    }

    Reading withPm25(String other) {
        return new Reading(station, area, time, aqi, other, pm10, so2, no2, co, o3, published);
    }

    Reading unpublished() {
        return new Reading(station, area, time, aqi, pm25, pm10, so2, no2, co, o3, false);
    }
}
