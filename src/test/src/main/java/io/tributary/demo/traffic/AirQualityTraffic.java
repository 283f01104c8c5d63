package io.tributary.demo.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The hourly readings of a city's stations, without end: one hour of all stations after the other. The same seed gives the
 * same records, byte for byte.
 */
public final class AirQualityTraffic implements Traffic {

    private final Dialect dialect;
    private final SplittableRandom random;
    private long count;

    private AirQualityTraffic(Dialect dialect, long seed) {
        this.dialect = dialect;
        this.random = new SplittableRandom(seed);
    }

    /** Nested JSON in UTF-8. */
    public static Traffic hangzhou(long seed) {
        return new AirQualityTraffic(new GeoJson(), seed);
    }

    /** Flat CSV in GBK. */
    public static Traffic ningbo(long seed) {
        return new AirQualityTraffic(new FlatCsv(), seed);
    }

    @Override
    public Optional<RawRecord> next() {
        int stations = dialect.stations().size();
        Station station = dialect.stations().get((int) (count % stations));
        Reading reading = Reading.of(station, count / stations, random);
        count++;
        byte[] key = station.code().getBytes(StandardCharsets.US_ASCII);
        return Optional.of(new RawRecord(key, value(reading, Dirt.pick(random))));
    }

    private byte @Nullable [] value(Reading reading, Dirt dirt) {
        return switch (dirt) {
            case NONE -> dialect.write(reading);
            case UNPUBLISHED -> dialect.write(reading.unpublished());
            case FORMER_NAME -> dialect.write(reading.withArea(dialect.formerName()));
            case OUT_OF_RANGE -> dialect.write(reading.withPm25("9999"));
            case NOT_A_NUMBER -> dialect.write(reading.withPm25("7O"));
            case NO_SUCH_TIME -> dialect.write(reading.withTime("2018-02-30T07:00:00"));
            case CUT_SHORT -> cutShort(dialect.write(reading));
            case FOREIGN_BYTES -> withForeignBytes(dialect.write(reading));
            case TOMBSTONE -> null;
        };
    }

    private byte[] cutShort(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 3 + random.nextInt(whole.length / 4));
    }

    /** Overwrites bytes of the station's name, which is the first text that is not ASCII. */
    private byte[] withForeignBytes(byte[] whole) {
        int at = 0;
        while (whole[at] >= 0) {
            at++;
        }
        byte[] foreign = dialect.foreignBytes();
        System.arraycopy(foreign, 0, whole, at, foreign.length);
        return whole;
    }
}
