package io.tributary.mirror.deadletter;

/** The headers of a dead letter: those of spring-kafka, which existing tools know, and Tributary's own. */
public final class DeadLetterHeaders {

    /** The first of all; what stands before its last occurrence are the record's own headers. */
    public static final String ORIGINAL_TOPIC = "kafka_dlt-original-topic";
    /** Four bytes, big-endian. */
    public static final String ORIGINAL_PARTITION = "kafka_dlt-original-partition";
    /** Eight bytes, big-endian. */
    public static final String ORIGINAL_OFFSET = "kafka_dlt-original-offset";
    /** Eight bytes, big-endian, milliseconds since the epoch. */
    public static final String ORIGINAL_TIMESTAMP = "kafka_dlt-original-timestamp";

    public static final String ORIGINAL_TIMESTAMP_TYPE = "kafka_dlt-original-timestamp-type";
    public static final String EXCEPTION_MESSAGE = "kafka_dlt-exception-message";

    /** The record's own key, as it was; absent where it had none. */
    public static final String ORIGINAL_KEY = "tributary-original-key";

    /** Kafka's id of the source topic, which a topic made anew does not share; absent where its brokers give none. */
    public static final String TOPIC_ID = "tributary-topic-id";

    public static final String FLOW = "tributary-flow";
    /** Of the flow that refused the record. */
    public static final String FLOW_VERSION = "tributary-flow-version";
    /** Of everything that decided: flow, schemas and code tables. */
    public static final String CONTRACT_DIGEST = "tributary-contract-digest";

    public static final String ERROR_CODE = "tributary-error-code";
    public static final String ERROR_POINTER = "tributary-error-pointer";
    public static final String ERROR_MESSAGE = "tributary-error-message";
    public static final String ERROR_MESSAGE_ZH = "tributary-error-message-zh";
    /** A JSON array of every reason. */
    public static final String ERRORS = "tributary-errors";
    /** The number of bytes of a value that the dead-letter topic did not take; it stands in the source topic only. */
    public static final String VALUE_OMITTED = "tributary-value-omitted-bytes";

    private DeadLetterHeaders() {}
}
