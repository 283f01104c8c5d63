package io.tributary.mirror.redrive;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.TopicNames;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.topics.ClusterTopics;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import io.tributary.mirror.topics.TopicSteward;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a flow's refused records anew, under its present contract, and mirrors those that it accepts now. It works with
 * clients of its own, whether the site's gateways run or not.
 *
 * <p><b>Delivery:</b> each record once, whatever is killed when, and however often or by how many at a time it is run: a
 * record whose offset the ledger does not call refused any more is left alone, and of two redrives of one topic at a time
 * only the later one can commit.
 *
 * <p><b>Threading:</b> {@link #run} blocks on both clusters, on the caller's thread.
 */
public final class Redrive {

    private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);

    private final RedriveSettings settings;
    private final Contract contract;
    private final RedriveRequest request;
    private final RedriveTally tally;

    private Redrive(RedriveSettings settings, Contract contract, RedriveRequest request) {
        this.settings = settings;
        this.contract = contract;
        this.request = request;
        this.tally = new RedriveTally(request.limit());
    }

    /**
     * @throws TributaryException where it cannot begin; what ends it later stands in the report
     */
    public static RedriveReport run(RedriveSettings settings, Contract contract, RedriveRequest request) {
        return new Redrive(settings, contract, request).run();
    }

    private RedriveReport run() {
        List<String> done = new ArrayList<>();
        TributaryException fault = null;
        try (RedriveReaders readers = RedriveReaders.open(settings)) {
            Set<String> withLetters = readers.letters().sourceTopics();
            for (SourceTopic topic : topics()) {
                if (withLetters.contains(topic.topic()) && tally.left() > 0) {
                    done.add(topic.topic());
                    fault = redrive(topic, readers);
                    if (fault != null) {
                        break;
                    }
                }
            }
        }
        return tally.finish(contract.stamp(), done, request.isDryRun(), fault);
    }

    private @Nullable TributaryException redrive(SourceTopic topic, RedriveReaders readers) {
        Destination destination = new Destination(settings.site(), topic, request.by(), settings.timestamps());
        try {
            if (request.isDryRun()) {
                new TopicRedrive(settings, request, destination, readers, null).run(tally);
            } else {
                send(destination, readers);
            }
            return null;
        } catch (TributaryException e) {
            return e;
        } catch (KafkaException e) {
            return KafkaFaults.translate(e, settings.upstreamDescription());
        } catch (RuntimeException e) {
            // What was committed before counts, and is told.
            LOG.error("The redrive of topic '{}' failed in an unforeseen way", topic.topic(), e);
            return new TributaryException(
                    FaultCode.UNFORESEEN,
                    "the redrive of topic '" + topic.topic() + "' failed in a way nobody foresaw, please report it: "
                            + e,
                    e);
        }
    }

    private void send(Destination destination, RedriveReaders readers) {
        try (RedriveTransaction transaction = RedriveTransaction.open(settings, destination)) {
            try {
                transaction.begin();
                new TopicRedrive(settings, request, destination, readers, transaction).run(tally);
            } catch (KafkaException e) {
                throw translated(e, destination.topic(), transaction);
            }
        }
    }

    private TributaryException translated(KafkaException thrown, SourceTopic topic, RedriveTransaction transaction) {
        TributaryException fault = KafkaFaults.translate(thrown, settings.upstreamDescription());
        if (fault.code() != FaultCode.OWNERSHIP_LOST) {
            return fault;
        }
        // Kafka says the same where it ended a transaction because of its timeout.
        return transaction.isOverdue(settings.transactionTimeout())
                ? new TributaryException(
                        FaultCode.COMMIT_FAILED,
                        settings.upstreamDescription() + ": a transaction took longer than its timeout of "
                                + settings.transactionTimeout().toSeconds()
                                + " s and was given up, as over a slow link; run the redrive again",
                        thrown)
                : new TributaryException(
                        FaultCode.OWNERSHIP_LOST,
                        "another redrive of topic '" + topic.topic() + "' began and took over; this one ended",
                        thrown);
    }

    /** The flow's source topics with their counterparts, in the order of their names. */
    private List<SourceTopic> topics() {
        try (Admin cluster = KafkaClients.admin(settings.cluster(), settings.clientId("cluster"));
                Admin upstream = KafkaClients.admin(settings.upstream(), settings.clientId("upstream"))) {
            ClusterTopics atUpstream =
                    new ClusterTopics(upstream, settings.upstreamDescription(), settings.upstreamReplication());
            ClusterTopics atSite = new ClusterTopics(cluster, settings.clusterDescription(), (short) -1);
            TopicSteward steward = request.isDryRun()
                    ? TopicSteward.thatMakesNothing(settings.site(), atSite, atUpstream)
                    : new TopicSteward(settings.site(), atSite, atUpstream);
            TopicPlan plan =
                    steward.survey(List.of(contract), TopicPlan.NOTHING_YET).plan();
            List<SourceTopic> topics = plan.ready().values().stream()
                    .filter(topic -> request.topic().isEmpty() || topic.topic().equals(request.topic()))
                    .sorted(Comparator.comparing(SourceTopic::topic))
                    .toList();
            if (topics.isEmpty()) {
                throw nothingToRedrive(plan);
            }
            if (request.whenNewer() == WhenNewer.ASIDE && !request.isDryRun()) {
                topics.forEach(topic ->
                        atUpstream.ensure(topic.targetTopic() + TopicNames.LATE_SUFFIX, topic.partitions(), Map.of()));
            }
            return topics;
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, "the clusters of site " + settings.site());
        }
    }

    private TributaryException nothingToRedrive(TopicPlan plan) {
        if (plan.waiting().isEmpty()) {
            return new TributaryException(
                    FaultCode.TOPIC_NOT_FOUND,
                    "flow " + contract.definition().name() + " does not read topic '" + request.topic() + "'");
        }
        TopicPlan.Waiting first = plan.waiting().get(0);
        return new TributaryException(first.code(), first.reason());
    }
}
