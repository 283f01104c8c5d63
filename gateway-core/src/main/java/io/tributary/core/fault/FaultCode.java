package io.tributary.core.fault;

/**
 * The stable codes of faults, as they appear in messages, health details and documentation. A code is never renamed or
 * used for something else.
 */
public enum FaultCode {
    INVALID_CONFIGURATION(Disposition.STOP),
    INVALID_CREDENTIALS(Disposition.STOP),
    PERMISSION_DENIED(Disposition.PAUSE),
    CLUSTER_UNREACHABLE(Disposition.RETRY),
    REGISTRY_UNREACHABLE(Disposition.RETRY),
    REGISTRY_REFUSED(Disposition.STOP),
    TOPIC_NOT_FOUND(Disposition.PAUSE),
    SOURCE_TRUNCATED(Disposition.PAUSE),
    SOURCE_RECREATED(Disposition.RETRY),
    DUPLICATE_INSTANCE(Disposition.PAUSE),
    OWNERSHIP_LOST(Disposition.RETRY),
    CLOCK_SET(Disposition.RETRY),
    COMMIT_FAILED(Disposition.RETRY),
    RECORD_REFUSED(Disposition.RETRY),
    TRANSACTION_PENDING(Disposition.RETRY),
    LOCAL_STORAGE(Disposition.RETRY),
    UNFORESEEN(Disposition.RETRY),
    UNREADABLE_LEDGER(Disposition.PAUSE);

    private final Disposition disposition;

    FaultCode(Disposition disposition) {
        this.disposition = disposition;
    }

    public Disposition disposition() {
        return disposition;
    }
}
