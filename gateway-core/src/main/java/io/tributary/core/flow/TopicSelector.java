package io.tributary.core.flow;

import java.util.regex.Pattern;

/** Which source topics a flow reads. */
public sealed interface TopicSelector {

    boolean selects(String topic);

    /** One topic by its name. */
    record Named(String topic) implements TopicSelector {
        @Override
        public boolean selects(String candidate) {
            return topic.equals(candidate);
        }
    }

    /**
     * All topics whose whole name matches a regular expression. It comes from the configuration, not from data, so the
     * platform's engine may run it.
     */
    record Matching(Pattern pattern) implements TopicSelector {
        @Override
        public boolean selects(String candidate) {
            return pattern.matcher(candidate).matches();
        }
    }
}
