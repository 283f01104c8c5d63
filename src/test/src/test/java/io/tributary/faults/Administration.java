package io.tributary.faults;

import static org.awaitility.Awaitility.await;

import io.tributary.demo.cluster.ProcessCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ThrowingRunnable;

/** What an administrator does to the two clusters, tried again until it works. */
final class Administration {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long ANSWER_SECONDS = 10;

    private final ProcessCluster city;
    private final ProcessCluster province;

    Administration(ProcessCluster city, ProcessCluster province) {
        this.city = city;
        this.province = province;
    }

    /** Gives every partition of the topics another leader, the next one of its replicas. */
    void moveLeaders(Set<String> topics) {
        insist(() -> {
            Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
            for (TopicDescription topic : describe(province, topics).values()) {
                topic.partitions().forEach(partition -> {
                    List<Integer> order = new ArrayList<>(
                            partition.replicas().stream().map(Node::id).toList());
                    order.add(order.remove(0));
                    moves.put(
                            new TopicPartition(topic.name(), partition.partition()),
                            Optional.of(new NewPartitionReassignment(order)));
                });
            }
            get(province.admin().alterPartitionReassignments(moves).all());
            // A partition that has its new leader already needs no election, and says so as an error of its own.
            get(province.admin()
                    .electLeaders(ElectionType.PREFERRED, moves.keySet())
                    .partitions());
        });
    }

    /** Ends what is open, as an administrator ends a hanging transaction: the producer is fenced. */
    void endTransactions(String idPrefix) {
        insist(() -> {
            for (TransactionListing listing :
                    get(province.admin().listTransactions().all())) {
                if (listing.transactionalId().startsWith(idPrefix)) {
                    get(province.admin()
                            .forceTerminateTransaction(listing.transactionalId())
                            .result());
                }
            }
        });
    }

    void grow(String topic, int partitions) {
        insist(() -> {
            if (describe(city, Set.of(topic)).get(topic).partitions().size() < partitions) {
                get(city.admin()
                        .createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                        .all());
            }
        });
    }

    void delete(String topic) {
        insist(() -> {
            if (get(city.admin().listTopics().names()).contains(topic)) {
                get(city.admin().deleteTopics(Set.of(topic)).all());
            }
            if (get(city.admin().listTopics().names()).contains(topic)) {
                throw new IllegalStateException(topic + " is still there");
            }
        });
    }

    /** How many partitions each member of a group of the province has. */
    Map<String, Integer> shares(String group) {
        Map<String, Integer> shares = new HashMap<>();
        for (MemberDescription member : get(province.admin()
                        .describeConsumerGroups(List.of(group))
                        .describedGroups()
                        .get(group))
                .members()) {
            shares.put(
                    member.groupInstanceId().orElse(member.consumerId()),
                    member.assignment().topicPartitions().size());
        }
        return shares;
    }

    static Map<String, TopicDescription> describe(ProcessCluster cluster, Set<String> topics) {
        return get(cluster.admin().describeTopics(topics).allTopicNames());
    }

    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a cluster was asked", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insist(ThrowingRunnable work) {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).ignoreExceptions().untilAsserted(work);
    }
}
