package io.tributary.core.flow;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names that Kafka permits for topics, and among them those that the gateway keeps for itself. */
public final class TopicNames {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    static final int MAX_LENGTH = 249;

    /** How the names of ledgers, states and commands begin. */
    private static final String OWN_PREFIX = "tributary.";

    /** Behind a source topic's name: the topic of its refused records. */
    public static final String DEAD_LETTER_SUFFIX = ".dead-letter";

    /** Behind a target topic's name: redriven records that a newer one of their key overtook, where that is asked for. */
    public static final String LATE_SUFFIX = ".late";

    private TopicNames() {}

    /** The target topic beside which a topic of late records stands; absent where it is none by its name. */
    public static Optional<String> targetOfLate(String name) {
        boolean isLate = name.endsWith(LATE_SUFFIX) && name.length() > LATE_SUFFIX.length();
        return isLate ? Optional.of(name.substring(0, name.length() - LATE_SUFFIX.length())) : Optional.empty();
    }

    /** Whether a pattern may pick up a topic: none of the gateway's own, and none of Kafka's. */
    public static boolean isForPatterns(String name) {
        return !isOwn(name) && !isInternal(name);
    }

    /** Whether the name is one of those that Kafka and its tools keep for themselves. */
    public static boolean isInternal(String name) {
        return name.startsWith("__");
    }

    /** Whether only the gateway itself writes a topic of this name. */
    public static boolean isOwn(String name) {
        return name.startsWith(OWN_PREFIX) || name.endsWith(DEAD_LETTER_SUFFIX);
    }

    /**
     * @throws IllegalArgumentException with a message for people, where Kafka would refuse the name
     */
    public static String check(String name) {
        if (!FORM.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException(
                    "a topic's name is 1 to 249 letters, digits, dots, underscores and hyphens; got '" + name + "'");
        }
        return name;
    }

    /**
     * For a topic that a flow reads.
     *
     * @throws IllegalArgumentException with a message for people, where Kafka would refuse the name or the gateway's own
     *     topics are called like that
     */
    public static String checkSource(String name) {
        if (check(name).startsWith(OWN_PREFIX)) {
            throw new IllegalArgumentException("a topic that begins with '" + OWN_PREFIX
                    + "' is the gateway's own, such as a ledger; got '" + name + "'");
        }
        return name;
    }

    /**
     * For a topic that a flow or route writes.
     *
     * @throws IllegalArgumentException with a message for people, where Kafka would refuse the name or the gateway's own
     *     topics are called like that
     */
    public static String checkTarget(String name) {
        if (checkSource(name).endsWith(DEAD_LETTER_SUFFIX)) {
            throw new IllegalArgumentException(
                    "a topic that ends in '" + DEAD_LETTER_SUFFIX + "' takes refused records only; got '" + name + "'");
        }
        return name;
    }
}
