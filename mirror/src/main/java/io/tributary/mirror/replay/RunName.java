package io.tributary.mirror.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The name of a bounded run at its site; whoever uses it again goes on with the same run. */
public record RunName(String value) implements Comparable<RunName> {

    private static final int FLOW_LENGTH = 90;
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    /**
     * @throws IllegalArgumentException with a message for people
     */
    public RunName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a run's name is 1 to 100 lower-case letters, digits, dots, underscores and"
                            + " hyphens, and begins with a letter or digit; got '" + value + "'");
        }
    }

    /** The same name for the same flow, bounds and topics, as they are written. */
    public static RunName of(String flow, String from, String to, @Nullable String topic, @Nullable String target) {
        CRC32 digest = new CRC32();
        digest.update(String.join("\n", from, to, String.valueOf(topic), String.valueOf(target))
                .getBytes(UTF_8));
        String front = flow.substring(0, Math.min(FLOW_LENGTH, flow.length()));
        return new RunName(front + "-" + String.format(Locale.ROOT, "%08x", digest.getValue()));
    }

    @Override
    public int compareTo(RunName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
