package io.tributary.core.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one source record. */
public sealed interface Outcome {

    /**
     * The record goes up. Arrays are handed over, not copied: who receives the outcome owns them.
     *
     * <p>Not a record: it holds arrays, whose equality would be identity.
     */
    final class Mirrored implements Outcome {

        /** The event time of a record whose contract names none. */
        public static final long NO_EVENT_TIME = Long.MIN_VALUE;

        private final byte @Nullable [] key;
        private final byte @Nullable [] value;
        private final long eventTimeMillis;

        /**
         * @param key             null where neither contract nor source give one
         * @param value           null for a tombstone
         * @param eventTimeMillis since the epoch, or {@link #NO_EVENT_TIME}
         */
        public Mirrored(byte @Nullable [] key, byte @Nullable [] value, long eventTimeMillis) {
            this.key = key;
            this.value = value;
            this.eventTimeMillis = eventTimeMillis;
        }

        public byte @Nullable [] key() {
            return key;
        }

        public byte @Nullable [] value() {
            return value;
        }

        public long eventTimeMillis() {
            return eventTimeMillis;
        }
    }

    /** The record goes to the dead-letter topic of its own cluster, with at least one reason. */
    record Rejected(List<RecordError> errors) implements Outcome {
        public Rejected {
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a rejected record needs a reason");
            }
            errors = List.copyOf(errors);
        }

        public static Rejected of(RecordError error) {
            return new Rejected(List.of(error));
        }
    }

    /** The flow's {@code when} does not want the record, or it has been at this site before. */
    record Filtered() implements Outcome {
        public static final Filtered INSTANCE = new Filtered();
    }
}
