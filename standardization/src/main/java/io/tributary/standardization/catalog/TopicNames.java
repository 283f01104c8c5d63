package io.tributary.standardization.catalog;

import java.util.regex.Pattern;

/** The names that Kafka permits for topics, without those that the gateway keeps for itself. */
final class TopicNames {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private static final String OWN_PREFIX = "tributary.";
    private static final String DEAD_LETTER_SUFFIX = ".dead-letter";

    private TopicNames() {}

    /**
     * @throws IllegalArgumentException with a message for people, where Kafka would refuse the name
     */
    static String check(String name) {
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
    static String checkSource(String name) {
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
    static String checkTarget(String name) {
        if (checkSource(name).endsWith(DEAD_LETTER_SUFFIX)) {
            throw new IllegalArgumentException(
                    "a topic that ends in '" + DEAD_LETTER_SUFFIX + "' takes refused records only; got '" + name + "'");
        }
        return name;
    }
}
