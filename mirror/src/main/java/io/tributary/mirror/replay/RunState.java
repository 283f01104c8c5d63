package io.tributary.mirror.replay;

import io.tributary.core.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** How a run stands. */
public sealed interface RunState {

    /** The name under which it is written. */
    String name();

    /** For people: why it waits, stopped or failed; absent where there is nothing to say. */
    @Nullable
    String reason();

    /** Whether nothing more happens until it is started again. */
    default boolean isOver() {
        return true;
    }

    /** Its topics and bounds are looked for. */
    record Locating(@Nullable String reason) implements RunState {
        @Override
        public String name() {
            return "LOCATING";
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }

    /** Records are sent, or, where there is a reason, it waits until they can be. */
    record Running(@Nullable String reason) implements RunState {
        @Override
        public String name() {
            return "RUNNING";
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }

    /** It ended before its end, in good order and with its place kept. */
    record Stopped(Cause cause, String reason) implements RunState {
        /** Why a run was stopped. */
        public enum Cause {
            REQUEST,
            ERROR_LIMIT
        }

        @Override
        public String name() {
            return "STOPPED";
        }
    }

    /** It cannot go on before somebody has acted; what is committed stays, and its place is kept. */
    record Failed(FaultCode code, String reason) implements RunState {
        @Override
        public String name() {
            return "FAILED";
        }
    }

    /**
     * Everything between its bounds is decided.
     *
     * @param reason    where it was finished before it was started this time, or is partial
     * @param isPartial partitions were left out that have no counterpart
     */
    record Finished(@Nullable String reason, boolean isPartial) implements RunState {
        public Finished(@Nullable String reason) {
            this(reason, false);
        }

        @Override
        public String name() {
            return "FINISHED";
        }
    }
}
