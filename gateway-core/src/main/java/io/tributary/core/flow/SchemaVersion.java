package io.tributary.core.flow;

/** Which version of a subject a flow wants. */
public sealed interface SchemaVersion {

    /** The newest version at the time the flow is loaded. */
    record Latest() implements SchemaVersion {
        @Override
        public String toString() {
            return "latest";
        }
    }

    /** A version by its number, from 1. */
    record Numbered(int number) implements SchemaVersion {
        public Numbered {
            if (number < 1) {
                throw new IllegalArgumentException("versions count from 1; got " + number);
            }
        }

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }
}
