package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.LaneName;
import io.tributary.core.ledger.LedgerEntry;

/**
 * Hears what the mirror does, once a transaction and not once a record.
 *
 * <p><b>Threading:</b> called from the threads of the lanes; it must not block and must not throw.
 */
public interface MirrorObserver {

    MirrorObserver NONE = new MirrorObserver() {};

    /**
     * An entry was committed together with its records.
     *
     * @param flow  that the source topic was mirrored by
     * @param bytes keys and values of the mirrored records, before compression
     */
    default void committed(LaneName lane, FlowName flow, LedgerEntry entry, long bytes) {}

    /** A transaction was committed, with an entry for each partition that it touched. */
    default void transactionCommitted(LaneName lane) {}

    /** A transaction was given up; its records will be done again. */
    default void aborted(LaneName lane, FaultCode cause) {}
}
