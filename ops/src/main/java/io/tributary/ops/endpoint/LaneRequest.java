package io.tributary.ops.endpoint;

import io.tributary.mirror.lane.LaneChange;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** What is asked to change of a lane, as texts. */
record LaneRequest(
        @Nullable String weight,
        @Nullable String rate,
        @Nullable String window,
        @Nullable String transactionInterval,
        @Nullable String maxInFlightRecords,
        @Nullable String maxInFlightBytes,
        @Nullable String streams) {

    /**
     * @throws IllegalArgumentException where a text cannot be read; it says which, and gives an example
     */
    LaneChange change() {
        LaneChange change = new LaneChange(
                read("weight", weight, Integer::valueOf, "3"),
                rate,
                window,
                read("transactionInterval", transactionInterval, DurationStyle::detectAndParse, "1s"),
                read("maxInFlightRecords", maxInFlightRecords, Integer::valueOf, "50000"),
                read(
                        "maxInFlightBytes",
                        maxInFlightBytes,
                        text -> DataSize.parse(text).toBytes(),
                        "32MB"),
                read("streams", streams, Integer::valueOf, "4"));
        if (change.equals(LaneChange.NOTHING)) {
            throw new IllegalArgumentException("nothing to change was given; give weight, rate, window,"
                    + " transactionInterval, maxInFlightRecords, maxInFlightBytes or streams");
        }
        return change;
    }

    private static <T> @Nullable T read(
            String name, @Nullable String text, Function<String, T> reader, String example) {
        try {
            return text == null ? null : reader.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no " + name + "; write such as " + example, e);
        }
    }
}
