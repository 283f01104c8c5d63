package io.tributary.ops.cluster;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.client.RenewedAdmin;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * Asks one cluster whether it is there.
 *
 * <p><b>Threading:</b> confined to one thread at a time; every question blocks, at most for its patience.
 *
 * <p><b>Failure:</b> {@link TributaryException}, translated and naming the cluster.
 */
public final class ClusterProbe implements AutoCloseable {

    private final String description;
    private final ClientProperties properties;
    private final Duration patience;
    private final RenewedAdmin admin = new RenewedAdmin(this::newAdmin);

    /**
     * @param name for people, such as {@code the upstream}
     */
    public ClusterProbe(String name, ClientProperties properties, Duration patience) {
        this.description = name + " at " + properties.bootstrapServers();
        this.properties = properties;
        this.patience = patience;
    }

    /** For people: what the cluster is to this gateway, and its address. */
    public String description() {
        return description;
    }

    /** The cluster's id, once it has let this gateway in. */
    public String reach() {
        return await(admin.current().describeCluster().clusterId());
    }

    public Set<String> topics() {
        return await(admin.current().listTopics().names());
    }

    /** At the first question: a host name that is not known yet fails here, and may be known later. */
    private Admin newAdmin() {
        String millis = Long.toString(patience.toMillis());
        Map<String, Object> config = new HashMap<>();
        config.put("client.id", "tributary-probe");
        config.put("reconnect.backoff.max.ms", "10000");
        config.putAll(properties.common());
        config.putAll(properties.admin());
        config.put("request.timeout.ms", millis);
        config.put("default.api.timeout.ms", millis);
        try {
            return Admin.create(config);
        } catch (KafkaException e) {
            throw notMade(e);
        }
    }

    private TributaryException notMade(KafkaException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.startsWith("No resolvable bootstrap urls")) {
                return new TributaryException(
                        FaultCode.CLUSTER_UNREACHABLE,
                        description + ": the host name is not known; check the address and the name service",
                        thrown);
            }
        }
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        return new TributaryException(
                FaultCode.INVALID_CONFIGURATION,
                description + ": a client property is wrong; correct it (" + cause.getMessage() + ")",
                thrown);
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw KafkaFaults.translate(e, description);
        } catch (TimeoutException e) {
            throw new TributaryException(
                    FaultCode.CLUSTER_UNREACHABLE,
                    description + ": no answer within " + patience.toSeconds()
                            + " s; check address, network and brokers",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TributaryException(FaultCode.CLUSTER_UNREACHABLE, description + ": interrupted while waiting", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
