package io.tributary.core.contract;

import io.tributary.core.flow.RouteDefinition;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route made ready to run.
 *
 * <p><b>Threading:</b> immutable; any number of threads may evaluate at once.
 *
 * <p><b>Failure:</b> a record that an expression cannot be evaluated on goes to no target of the route and is reported as
 * {@link Evaluation#failure()}; nothing is thrown for a record's content.
 */
public interface RouteEvaluator {

    RouteDefinition definition();

    /**
     * Decides which derived records a standard record gives. A tombstone goes to every target that keeps the
     * key; one whose key comes from a field cannot be derived from a tombstone.
     */
    Evaluation evaluate(SourceRecord standard);

    /**
     * @param derived in the order of the route's targets
     * @param failure why a target could not be decided, for people; absent where all was well
     */
    record Evaluation(List<Derived> derived, @Nullable Wording failure) {
        public Evaluation {
            derived = List.copyOf(derived);
        }
    }

    /** A derived record. Not a value to compare: it holds arrays. */
    final class Derived {
        private final String topic;
        private final byte @Nullable [] key;
        private final byte @Nullable [] value;

        public Derived(String topic, byte @Nullable [] key, byte @Nullable [] value) {
            this.topic = topic;
            this.key = key;
            this.value = value;
        }

        public String topic() {
            return topic;
        }

        public byte @Nullable [] key() {
            return key;
        }

        public byte @Nullable [] value() {
            return value;
        }
    }
}
