package io.tributary.mirror.headroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would keep the endangered partitions of one topic from losing records. The rates are sums over these partitions.
 *
 * @param drainPerSecond   records that are read now
 * @param holdPerSecond    at this rate nothing is deleted unread any more
 * @param catchUpPerSecond at this rate everything is read before the deletion would come if nothing were
 * @param bytesPerRecord   on the broker's disk, by which the rates become bytes; absent where sizes are not known
 * @param retentionMillis  a {@code retention.ms} that would do; absent where the one of now does, or time is not the limit
 * @param retentionBytes   a {@code retention.bytes} that would do; absent likewise
 * @param sentences        the same for people, the command that sets the retention included
 */
public record Advice(
        double drainPerSecond,
        double holdPerSecond,
        double catchUpPerSecond,
        @Nullable Double bytesPerRecord,
        @Nullable Long retentionMillis,
        @Nullable Long retentionBytes,
        List<String> sentences) {

    public Advice {
        sentences = List.copyOf(sentences);
    }

    /**
     * @param topic   the source topic, for the command
     * @param servers of the site's cluster, likewise
     * @return null where nothing is endangered
     */
    static @Nullable Advice of(List<Remedy> remedies, HeadroomSettings settings, String topic, String servers) {
        if (remedies.isEmpty()) {
            return null;
        }
        double drain = remedies.stream().mapToDouble(Remedy::drain).sum();
        double hold = remedies.stream().mapToDouble(Remedy::hold).sum();
        double catchUp = remedies.stream().mapToDouble(Remedy::catchUp).sum();
        double bytes =
                remedies.stream().mapToDouble(Remedy::bytesPerRecord).average().orElse(0);
        Long millis = positive(
                remedies.stream().mapToLong(Remedy::retentionMillis).max().orElse(0));
        Long size = positive(
                remedies.stream().mapToLong(Remedy::retentionBytes).max().orElse(0));
        List<String> sentences = new ArrayList<>();
        sentences.add(share(drain, hold, catchUp, bytes));
        if (millis != null || size != null) {
            boolean endsIt = remedies.stream().allMatch(Remedy::endsIt);
            sentences.add(retention(millis, size, endsIt, settings.watch()));
            sentences.add("kafka-configs --bootstrap-server " + servers + " --alter --entity-type topics --entity-name "
                    + topic + " --add-config " + settings(millis, size));
        }
        return new Advice(drain, hold, catchUp, bytes > 0 ? bytes : null, millis, size, sentences);
    }

    private static @Nullable Long positive(long number) {
        return number > 0 ? number : null;
    }

    private static String share(double drain, double hold, double catchUp, double bytes) {
        if (drain <= 0) {
            return "nothing is read: remove what this flow waits for, or what keeps its lane from work. Then "
                    + rate(hold, bytes) + " are needed to hold the place, and " + rate(catchUp, bytes)
                    + " to catch up before the deletion would come";
        }
        String now = rate(drain, bytes) + " are read now. ";
        if (drain >= catchUp) {
            return now + "That is enough if nothing interrupts it";
        }
        String larger = "a larger share of the link for its lane, or more bytes a second: ";
        String enough = rate(catchUp, bytes) + " (" + Amounts.factor(catchUp / drain)
                + ") catch up before the deletion would come if nothing were read";
        if (drain >= hold) {
            return now + "That holds the place; " + larger + enough;
        }
        return now + "What helps is " + larger + rate(hold, bytes) + " (" + Amounts.factor(hold / drain)
                + ") hold the place, " + enough;
    }

    private static String rate(double records, double bytes) {
        String text = Amounts.number(records) + " records/s";
        return bytes > 0 ? text + ", " + Amounts.bytes(records * bytes) + "/s" : text;
    }

    private static String retention(@Nullable Long millis, @Nullable Long size, boolean endsIt, Duration bought) {
        List<String> longer = new ArrayList<>();
        if (millis != null) {
            longer.add(Amounts.time(millis));
        }
        if (size != null) {
            longer.add(Amounts.bytes(size) + " a partition");
        }
        return "a longer retention: " + String.join(" and ", longer)
                + (endsIt
                        ? " last until everything is read, with half as much again in hand"
                        : " buy " + Amounts.time(bought.toMillis())
                                + " at the rates of now, and do not end it, because less is read than comes");
    }

    private static String settings(@Nullable Long millis, @Nullable Long size) {
        List<String> settings = new ArrayList<>();
        if (millis != null) {
            settings.add("retention.ms=" + millis);
        }
        if (size != null) {
            settings.add("retention.bytes=" + size);
        }
        return String.join(",", settings);
    }
}
