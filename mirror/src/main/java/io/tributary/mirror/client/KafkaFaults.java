package io.tributary.mirror.client;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.IllegalGenerationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Turns the exceptions of Kafka's clients into faults that say what failed, where, and what to do. */
public final class KafkaFaults {

    private KafkaFaults() {}

    /**
     * @param cluster for people, such as {@code the upstream at province:9092}
     */
    public static TributaryException translate(Throwable thrown, String cluster) {
        Throwable cause = rootOfInterest(thrown);
        if (cause instanceof TributaryException known) {
            return known;
        }
        FaultCode code = classify(cause);
        return new TributaryException(code, cluster + ": " + advice(code) + detail(cause), thrown);
    }

    /**
     * Whether a record, or a batch of them, is refused for what it is, by a broker or by the producer for it: the same would
     * be refused again. A refused permission or a missing topic is no record's fault, nor is a batch that arrived damaged.
     */
    public static boolean isRefusal(Throwable thrown) {
        Throwable cause = rootOfInterest(thrown);
        return cause instanceof RecordTooLargeException
                || cause instanceof RecordBatchTooLargeException
                || cause instanceof InvalidRecordException
                || cause instanceof InvalidTimestampException
                || cause instanceof PolicyViolationException;
    }

    /**
     * Whether the place that a record goes to does not take it, whatever the record is: its topic is denied or missing, its
     * partition has no leader or too few replicas, or it did not answer in time. Other places may be well.
     */
    public static boolean isOfTarget(Throwable thrown) {
        Throwable cause = rootOfInterest(thrown);
        return cause instanceof TopicAuthorizationException
                || cause instanceof UnknownTopicOrPartitionException
                || cause instanceof NotEnoughReplicasException
                || cause instanceof NotEnoughReplicasAfterAppendException
                || cause instanceof org.apache.kafka.common.errors.TimeoutException;
    }

    private static FaultCode classify(Throwable cause) {
        if (cause instanceof AuthenticationException) {
            return FaultCode.INVALID_CREDENTIALS;
        }
        if (cause instanceof AuthorizationException) {
            return FaultCode.PERMISSION_DENIED;
        }
        if (cause instanceof ConfigException) {
            return isUnresolvable(cause) ? FaultCode.CLUSTER_UNREACHABLE : FaultCode.INVALID_CONFIGURATION;
        }
        if (cause instanceof WakeupException) {
            return FaultCode.CLOCK_SET;
        }
        if (isLossOfOwnership(cause)) {
            return FaultCode.OWNERSHIP_LOST;
        }
        if (isRefusal(cause)) {
            return FaultCode.RECORD_REFUSED;
        }
        if (cause instanceof UnknownTopicOrPartitionException) {
            return FaultCode.TOPIC_NOT_FOUND;
        }
        boolean unanswered = cause instanceof RetriableException
                || cause instanceof TimeoutException
                || cause instanceof InterruptedException
                || cause instanceof InterruptException;
        if (unanswered) {
            return FaultCode.CLUSTER_UNREACHABLE;
        }
        return cause instanceof KafkaException ? FaultCode.COMMIT_FAILED : FaultCode.UNFORESEEN;
    }

    /** A name that does not resolve now may resolve later; Kafka's clients call it a wrong property. */
    private static boolean isUnresolvable(Throwable cause) {
        String message = cause.getMessage();
        return message != null && message.contains("No resolvable bootstrap urls");
    }

    private static boolean isLossOfOwnership(Throwable cause) {
        return cause instanceof CommitFailedException
                || cause instanceof ProducerFencedException
                || cause instanceof InvalidProducerEpochException
                || cause instanceof IllegalGenerationException
                || cause instanceof UnknownMemberIdException
                || cause instanceof FencedInstanceIdException;
    }

    private static String advice(FaultCode code) {
        return switch (code) {
            case INVALID_CREDENTIALS -> "it refuses the credentials; correct user, password or certificate";
            case PERMISSION_DENIED -> "it denies permission; grant the ACL that is named here";
            case INVALID_CONFIGURATION -> "a client property is wrong";
            case CLOCK_SET -> "the clock of this machine was set, so the connection is made anew";
            case OWNERSHIP_LOST -> "another instance has taken over, or this one was away for too long";
            case TOPIC_NOT_FOUND -> "a topic is missing";
            case RECORD_REFUSED -> "it refuses a record for what it is";
            case UNFORESEEN -> "an error that nobody foresaw; please report it with the log";
            case CLUSTER_UNREACHABLE -> "it does not answer; check address, network and brokers";
            default -> "it refused a request";
        };
    }

    private static String detail(Throwable cause) {
        StringBuilder detail = new StringBuilder(text(cause));
        Throwable deepest = cause;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        // What is really wrong, as with a login that cannot be read, often stands only at the bottom.
        if (deepest != cause && !detail.toString().contains(text(deepest))) {
            detail.append(": ").append(text(deepest));
        }
        return " (" + detail + ")";
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    /** The exception that tells most: wrappers say nothing, and an authentication fault hides behind others. */
    private static Throwable rootOfInterest(Throwable thrown) {
        Throwable cause = thrown;
        while (isWrapper(cause)) {
            Throwable inner = cause.getCause();
            if (inner == null) {
                break;
            }
            cause = inner;
        }
        return cause;
    }

    private static boolean isWrapper(@Nullable Throwable thrown) {
        return thrown instanceof ExecutionException
                || thrown instanceof CompletionException
                || (thrown != null
                        && thrown.getClass() == KafkaException.class
                        && thrown.getCause() instanceof Exception);
    }
}
