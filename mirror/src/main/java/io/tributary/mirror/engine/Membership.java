package io.tributary.mirror.engine;

import io.tributary.core.fault.TributaryException;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.lifecycle.StopSignal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This instance's membership in the site's group at the upstream: who is given a ledger partition mirrors the source
 * partition of the same number. The consumer stays paused; it never reads a record.
 *
 * <p>Invariants: (1) a partition leaves the published {@link Tenure} before the coordinator learns that it was given up;
 * (2) metadata and grants of a tenure are of the same moment.
 *
 * <p><b>Threading:</b> one thread of its own. {@link #tenure()}, {@link #subscribe} and {@link #fault()} are for any thread.
 */
final class Membership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Duration REQUEST_WITHIN = Duration.ofSeconds(15);

    private final EngineClients clients;
    private final Succession succession;
    private final boolean keepsPlaceOnStop;
    private final Set<String> wanted = new ConcurrentSkipListSet<>();
    private final FaultLog log = new FaultLog(LOG, "Out of the site's group");
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private final Map<TopicPartition, Long> grants = new HashMap<>();
    private long lastGrant;
    private boolean grantsChanged = true;

    private volatile Tenure tenure = Tenure.NONE;
    private volatile @Nullable TributaryException fault;

    Membership(EngineClients clients, MirrorSettings settings) {
        this.clients = clients;
        this.succession =
                new Succession(LedgerTopics.group(settings.site()), settings.instance(), clients.upstreamDescription());
        this.keepsPlaceOnStop = settings.keepsPlaceOnStop();
        this.thread = new Thread(this::run, "tributary-membership");
    }

    void start() {
        thread.start();
    }

    Tenure tenure() {
        return tenure;
    }

    /** What keeps this instance out of the group; absent where nothing does. */
    @Nullable
    TributaryException fault() {
        return fault;
    }

    void subscribe(Set<String> ledgerTopics) {
        // In this order, so that it is at no moment empty: who wants nothing leaves the group.
        wanted.addAll(ledgerTopics);
        wanted.retainAll(ledgerTopics);
    }

    private void run() {
        Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));
        while (!stop.isRequested()) {
            try {
                if (!wanted.isEmpty()) {
                    belong(backoff);
                }
                stop.await(POLL);
            } catch (Throwable e) {
                TributaryException translated = KafkaFaults.translate(e, clients.upstreamDescription());
                fault = translated;
                log.tell(translated, e);
                stop.await(backoff.next());
            } finally {
                forget();
            }
        }
    }

    /** Joins, and stays a member until it is told to stop or the consumer fails, as it does when the clock is set. */
    private void belong(Backoff backoff) {
        try (Admin admin = clients.upstreamAdmin("membership-admin")) {
            String protocol = protocol(admin);
            succession.succeed(admin);
            Consumer<byte[], byte[]> consumer = clients.membership(protocol);
            try {
                stay(consumer, backoff);
            } finally {
                forget();
                consumer.close(CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(farewell()));
            }
        }
    }

    /** After a fault or without a topic to mirror the place is given up; at a stop, only where it is not to be kept. */
    private CloseOptions.GroupMembershipOperation farewell() {
        return keepsPlaceOnStop && stop.isRequested() && !wanted.isEmpty()
                ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                : CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
    }

    private void stay(Consumer<byte[], byte[]> consumer, Backoff backoff) {
        Set<String> subscribed = Set.of();
        while (!stop.isRequested() && !wanted.isEmpty()) {
            Set<String> now = Set.copyOf(wanted);
            if (!now.equals(subscribed)) {
                consumer.subscribe(now, new Granting(consumer));
                subscribed = now;
            }
            consumer.poll(POLL);
            publish(consumer);
            fault = null;
            backoff.reset();
            log.reset();
        }
    }

    private void publish(Consumer<byte[], byte[]> consumer) {
        ConsumerGroupMetadata metadata = consumer.groupMetadata();
        // With ten thousand partitions a tenure is no trifle, and this is asked ten times a second.
        if (!metadata.equals(tenure.metadata()) || grantsChanged) {
            tenure = new Tenure(metadata, grants);
            grantsChanged = false;
        }
    }

    private void forget() {
        grants.clear();
        grantsChanged = true;
        tenure = Tenure.NONE;
    }

    /** KIP-848 where the upstream's brokers have it switched on, since it disturbs only the partitions that move. */
    private String protocol(Admin admin) {
        FeatureMetadata features = KafkaAnswers.await(
                admin.describeFeatures().featureMetadata(), REQUEST_WITHIN, clients.upstreamDescription());
        FinalizedVersionRange group = features.finalizedFeatures().get("group.version");
        return group != null && group.maxVersionLevel() >= 1 ? "consumer" : "classic";
    }

    /** Leaves the group, so that others take over at once, or keeps the place for its successor, as the settings say. */
    @Override
    public void close() {
        stop.request();
        Threads.joinUntil(
                thread, System.nanoTime() + CLOSE_WITHIN.multipliedBy(2).toNanos());
    }

    /** Keeps the grants in step with the assignment. Runs inside the consumer's poll, on the membership thread. */
    private final class Granting implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        private Granting(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            for (TopicPartition partition : partitions) {
                grants.put(partition, ++lastGrant);
            }
            grantsChanged = true;
            publish(consumer);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            withdraw(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            withdraw(partitions);
        }

        private void withdraw(Collection<TopicPartition> partitions) {
            grants.keySet().removeAll(partitions);
            tenure = new Tenure(tenure.metadata(), grants);
        }
    }
}
