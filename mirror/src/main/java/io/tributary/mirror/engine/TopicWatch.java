package io.tributary.mirror.engine;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.lifecycle.ClockSteps;
import io.tributary.mirror.lifecycle.StopSignal;
import io.tributary.mirror.topics.ClusterTopics;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import io.tributary.mirror.topics.TopicSteward;
import io.tributary.mirror.topics.TopicSurvey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the topics at both ends from time to time, publishes the newest plan, and keeps the membership subscribed to
 * the ledgers of what can be mirrored. Where a cluster does not answer, the last plan stays.
 *
 * <p><b>Threading:</b> one thread of its own; {@link #plan()} and the faults are for any thread.
 */
final class TopicWatch {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    /** A first plan, or one in which something waits, is looked at sooner than a complete one. */
    private static final Duration WAITING_AGAIN = Duration.ofSeconds(3);

    private static final Duration LOOK_AGAIN_WITHIN = Duration.ofMillis(500);

    private final EngineClients clients;
    private final MirrorSettings settings;
    private final Membership membership;
    private final Custody custody;
    private final Map<String, TopicTally> tallies;
    private final RoundTrips roundTrips;
    private final FaultLog log = new FaultLog(LOG, "The topics cannot be looked at");
    private final StopSignal stop = new StopSignal();
    private final ClockSteps clock = ClockSteps.ofSystem();
    private final Thread thread;
    private volatile List<Contract> contracts = List.of();
    private volatile boolean lookAgain;
    private volatile TopicPlan plan = TopicPlan.NOTHING_YET;
    private volatile TopicSurvey survey = TopicSurvey.NOTHING_YET;
    private volatile @Nullable TributaryException clusterFault;
    private volatile @Nullable TributaryException upstreamFault;

    TopicWatch(
            EngineClients clients,
            MirrorSettings settings,
            Membership membership,
            Custody custody,
            Map<String, TopicTally> tallies,
            RoundTrips roundTrips) {
        this.clients = clients;
        this.settings = settings;
        this.membership = membership;
        this.custody = custody;
        this.tallies = tallies;
        this.roundTrips = roundTrips;
        this.thread = new Thread(this::run, "tributary-topics");
    }

    void start() {
        thread.start();
    }

    /** Mirrors under these contracts from the next look on, which comes within a second. */
    void follow(List<Contract> changed) {
        contracts = List.copyOf(changed);
        lookAgain = true;
    }

    List<Contract> contracts() {
        return contracts;
    }

    TopicPlan plan() {
        return plan;
    }

    /** The newest look, with what was found of every topic of the site's cluster. */
    TopicSurvey survey() {
        return survey;
    }

    /** Whether a flow is of the stream's lane and delivery, or was at the newest look. */
    boolean isPlanned(StreamId stream) {
        return contracts.stream().anyMatch(contract -> isOf(stream, contract))
                || plan.ready().values().stream().anyMatch(topic -> isOf(stream, topic.contract()));
    }

    private static boolean isOf(StreamId stream, Contract contract) {
        return contract.definition().lane().equals(stream.lane())
                && contract.definition().target().delivery() == stream.delivery();
    }

    /** What is wrong with the site's cluster; absent where it answered last. */
    @Nullable
    TributaryException clusterFault() {
        return clusterFault;
    }

    /** What is wrong with the upstream; absent where it answered last. */
    @Nullable
    TributaryException upstreamFault() {
        return upstreamFault;
    }

    private void run() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), LONGEST_WAIT);
        while (!stop.isRequested()) {
            try (Admin cluster = clusterAdmin();
                    Admin upstream = upstreamAdmin()) {
                look(cluster, upstream, backoff);
            } catch (Throwable e) {
                // What a stop interrupts is no fault.
                if (!stop.isRequested()) {
                    log.tell(KafkaFaults.translate(e, "the look at the topics"), e);
                    stop.await(backoff.next());
                }
            }
        }
    }

    private Admin clusterAdmin() {
        try {
            return clients.clusterAdmin("topics");
        } catch (KafkaException e) {
            TributaryException fault = KafkaFaults.translate(e, clients.clusterDescription());
            clusterFault = fault;
            throw fault;
        }
    }

    private Admin upstreamAdmin() {
        try {
            return clients.upstreamAdmin("topics");
        } catch (KafkaException e) {
            TributaryException fault = KafkaFaults.translate(e, clients.upstreamDescription());
            upstreamFault = fault;
            throw fault;
        }
    }

    private void look(Admin cluster, Admin upstream, Backoff backoff) {
        ClusterTopics atCluster = new ClusterTopics(cluster, clients.clusterDescription(), -1);
        ClusterTopics atUpstream =
                new ClusterTopics(upstream, clients.upstreamDescription(), settings.upstreamReplication());
        TopicSteward steward = new TopicSteward(settings.site(), atCluster, atUpstream);
        SourceEnds ends = new SourceEnds(cluster, clients.clusterDescription());
        while (!stop.isRequested() && !clock.happened()) {
            clusterFault = reach(atCluster, clusterFault);
            upstreamFault = reach(atUpstream, upstreamFault);
            if (clusterFault != null || upstreamFault != null) {
                if (clusterFault == null) {
                    // The lag grows while the upstream is away.
                    refresh(ends);
                }
                stop.await(backoff.next());
                continue;
            }
            roundTrips.measure(upstream, clients.upstreamDescription());
            lookAgain = false;
            survey(steward, atCluster);
            refresh(ends);
            backoff.reset();
            log.reset();
            boolean waits = !plan.waiting().isEmpty();
            rest(waits ? min(WAITING_AGAIN, settings.topicCheckInterval()) : settings.topicCheckInterval());
        }
    }

    private @Nullable TributaryException reach(ClusterTopics topics, @Nullable TributaryException before) {
        try {
            topics.names();
            if (before != null) {
                LOG.info("{} answers again", topics.description());
            }
            return null;
        } catch (TributaryException e) {
            if (!stop.isRequested() && (before == null || before.code() != e.code())) {
                LOG.warn("{}", e.getMessage());
            }
            return e;
        }
    }

    private void survey(TopicSteward steward, ClusterTopics atCluster) {
        try {
            TopicSurvey found = steward.survey(contracts, plan);
            survey = found;
            publish(found.plan());
        } catch (TributaryException e) {
            if (atCluster.lastFault() == e) {
                clusterFault = e;
            } else {
                upstreamFault = e;
            }
            throw e;
        }
    }

    /** So that the lag is seen where a lane stands still, too. */
    private void refresh(SourceEnds ends) {
        Map<String, TopicTally> read = new HashMap<>();
        Map<String, List<Integer>> partitions = new HashMap<>();
        plan.ready().values().forEach(topic -> {
            TopicTally tally = tallies.get(topic.topic());
            if (tally != null) {
                read.put(topic.topic(), tally);
                partitions.put(topic.topic(), tally.partitionNumbers());
            }
        });
        Map<String, Map<Integer, Long>> found = ends.find(partitions);
        read.forEach((topic, tally) -> tally.ends(found.getOrDefault(topic, Map.of())));
    }

    private void publish(TopicPlan found) {
        if (found.equals(plan)) {
            return;
        }
        tallies.keySet().removeIf(topic -> isDone(topic, found));
        plan = found;
        tallies.forEach((topic, tally) -> {
            SourceTopic now = found.ready().get(topic);
            if (now != null) {
                tally.retain(partition -> partition < now.partitions());
            }
        });
        found.waiting().forEach(one -> LOG.warn("Waiting: {}", one.reason()));
        subscribe();
    }

    /** What was counted of a topic that is gone, or for another flow that had it before, counts no more. */
    private boolean isDone(String topic, TopicPlan found) {
        SourceTopic before = plan.ready().get(topic);
        SourceTopic now = found.ready().get(topic);
        if (now == null) {
            return found.waiting().stream()
                    .noneMatch(one -> one.topic().equals(topic) && one.code() != FaultCode.TOPIC_NOT_FOUND);
        }
        return before != null
                && !before.contract()
                        .definition()
                        .name()
                        .equals(now.contract().definition().name());
    }

    /** What a lane still has hold of stays subscribed, so that it can commit what it has decided before it lets go. */
    private void subscribe() {
        Set<String> ledgers =
                plan.ready().values().stream().map(SourceTopic::ledgerTopic).collect(Collectors.toSet());
        ledgers.addAll(custody.topics());
        membership.subscribe(ledgers);
    }

    /** Has the topics looked at within a second, because something about them is not as planned. */
    void lookAgain() {
        lookAgain = true;
    }

    private void rest(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (!lookAgain && !stop.isRequested() && System.nanoTime() < until) {
            subscribe();
            stop.await(min(LOOK_AGAIN_WITHIN, Duration.ofNanos(Math.max(1, until - System.nanoTime()))));
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    void requestStop() {
        stop.request();
        thread.interrupt();
    }

    void joinUntil(long deadlineNanos) {
        Threads.joinUntil(thread, deadlineNanos);
    }
}
