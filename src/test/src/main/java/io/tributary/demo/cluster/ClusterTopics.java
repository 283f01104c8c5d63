package io.tributary.demo.cluster;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics of one cluster, as an administrator handles them.
 *
 * <p><b>Threading:</b> any thread; each call blocks. <b>Failure:</b> {@link IllegalStateException} with the cause.
 */
final class ClusterTopics {

    private static final long TIMEOUT_SECONDS = 30;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final String cluster;
    private final Admin admin;

    ClusterTopics(String cluster, Admin admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /** Creates a topic and waits until the brokers serve it: the controller answers before they have learned it. */
    void create(String topic, int partitions, short replicas, Map<String, String> configuration) {
        await(
                "creating the topic " + topic,
                () -> admin.createTopics(Set.of(new NewTopic(topic, partitions, replicas).configs(configuration)))
                        .all()
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!await("looking for the topic " + topic, () -> isServed(topic))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the cluster " + cluster + " does not serve the new topic " + topic);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private boolean isServed(String topic) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            TopicDescription description = admin.describeTopics(Set.of(topic))
                    .allTopicNames()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .get(topic);
            return description != null
                    && description.partitions().stream()
                            .allMatch(partition -> partition.leader() != null
                                    && !partition.leader().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    Set<String> names() {
        return await("listing topics", () -> admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }

    private <T> T await(String what, Answer<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(what + " failed on the cluster " + cluster + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was interrupted", e);
        }
    }

    @FunctionalInterface
    private interface Answer<T> {
        T get() throws ExecutionException, InterruptedException, TimeoutException;
    }
}
