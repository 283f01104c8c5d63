package io.tributary.core.ledger;

/** Why records were deleted before they were read, as far as that can be told afterwards. */
public enum LossCause {
    /** They were older than the topic's {@code retention.ms}. */
    RETENTION_TIME,
    /** More than the topic's {@code retention.bytes} lay behind them. */
    RETENTION_SIZE,
    /** They were beyond both limits, and either may have come first. */
    RETENTION,
    /** No retention of the topic reaches them, so somebody deleted records up to an offset. */
    DELETE_RECORDS,
    /** What is known of the topic allows more than one cause. */
    UNKNOWN
}
