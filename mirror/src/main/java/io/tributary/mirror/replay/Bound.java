package io.tributary.mirror.replay;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a run begins, which is in it, or where it ends, which is not. Its text is what a person writes for it. */
public sealed interface Bound {

    /** The partitions that the bound speaks of; none: every partition. */
    default Set<Integer> partitions() {
        return Set.of();
    }

    /** A place of every partition that moves with the topic or with the run. */
    enum Word implements Bound {
        /** The first record that the source still holds. */
        BEGINNING,
        /** Behind the last committed record, as of the start of the run. */
        END,
        /** Where the last pass of the run stopped; where none did, the beginning. */
        LAST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first record whose timestamp is not before the time. */
    record At(Instant time) implements Bound {
        @Override
        public String toString() {
            return time.toString();
        }
    }

    /** One offset, in every partition. */
    record Offset(long offset) implements Bound {
        public Offset {
            if (offset < 0) {
                throw new IllegalArgumentException("an offset is not below 0, got " + offset);
            }
        }

        @Override
        public String toString() {
            return Long.toString(offset);
        }
    }

    /** An offset for each of some partitions; the others are not in the run. */
    record Offsets(Map<Integer, Long> byPartition) implements Bound {
        public Offsets {
            byPartition = Map.copyOf(byPartition);
        }

        @Override
        public Set<Integer> partitions() {
            return byPartition.keySet();
        }

        @Override
        public String toString() {
            return new TreeMap<>(byPartition)
                    .entrySet().stream()
                            .map(one -> one.getKey() + ":" + one.getValue())
                            .collect(Collectors.joining(","));
        }
    }
}
