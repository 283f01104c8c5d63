package io.tributary.mirror.client;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waiting for the answer of an administrator's client. */
public final class KafkaAnswers {

    private KafkaAnswers() {}

    /**
     * @param cluster for people, such as {@code the upstream at province:9092}
     * @throws TributaryException where no answer comes in time, or translated from what came instead
     */
    public static <T> T await(KafkaFuture<T> answer, Duration patience, String cluster) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TributaryException(FaultCode.CLUSTER_UNREACHABLE, cluster + ": interrupted while waiting", e);
        } catch (TimeoutException e) {
            throw new TributaryException(
                    FaultCode.CLUSTER_UNREACHABLE,
                    cluster + ": no answer within " + patience.toSeconds() + " s; check address, network and brokers",
                    e);
        } catch (ExecutionException e) {
            throw KafkaFaults.translate(e, cluster);
        }
    }
}
