package io.tributary.mirror.engine;

import io.tributary.core.ledger.LedgerEntryDraft;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/** How far a source partition is that this instance was given. */
sealed interface PartitionState {

    /**
     * Its place is being looked for.
     *
     * @param notBeforeNanos of {@link System#nanoTime()}, when to look again
     */
    record Locating(long notBeforeNanos) implements PartitionState {}

    /**
     * It waits, because going on would lose or repeat records, or somebody must act first; looked at again from time to
     * time.
     *
     * @param reason         for people: what is wrong and what to do
     * @param notBeforeNanos of {@link System#nanoTime()}, when to look again
     */
    record Held(String reason, long notBeforeNanos) implements PartitionState {}

    /**
     * Its records are mirrored. {@code committed <= draft.next()}; what lies between is not committed yet.
     */
    final class Mirroring implements PartitionState {
        private long committed;
        private LedgerEntryDraft draft;
        private Optional<Integer> epoch;
        private boolean positioned;
        private @Nullable String interruption;

        Mirroring(long committed, LedgerEntryDraft draft, Optional<Integer> epoch) {
            this.committed = committed;
            this.draft = draft;
            this.epoch = epoch;
        }

        /** The next source offset after everything that is decided for good. */
        long committed() {
            return committed;
        }

        LedgerEntryDraft draft() {
            return draft;
        }

        /**
         * Of the source's leader that wrote what lies before the draft's end. With it a reader notices that the source lost
         * its tail and has written another one; absent where it is not known.
         */
        Optional<Integer> epoch() {
            return epoch;
        }

        /** Everything up to the draft's end is of this epoch or an earlier one. */
        void reached(Optional<Integer> leaderEpoch) {
            epoch = leaderEpoch;
        }

        /** Where the reader goes on. */
        OffsetAndMetadata position() {
            return new OffsetAndMetadata(draft.next(), epoch, "");
        }

        /** True at first, and after each {@link #stop}: the reader must be moved to the draft's end before it reads. */
        boolean takePositioning() {
            boolean first = !positioned;
            positioned = true;
            return first;
        }

        /** The reader is beyond what was taken, and goes back. */
        void stop() {
            positioned = false;
        }

        boolean isPositioned() {
            return positioned;
        }

        /** Nothing more is taken; what is decided is still committed. */
        void interrupt(String reason) {
            interruption = reason;
        }

        /** Why nothing more is taken; absent where more is. */
        @Nullable
        String interruption() {
            return interruption;
        }

        void commit(LedgerEntryDraft following) {
            committed = following.next();
            draft = following;
        }
    }
}
