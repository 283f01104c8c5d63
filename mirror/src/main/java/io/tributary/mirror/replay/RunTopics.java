package io.tributary.mirror.replay;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.NearestName;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.topics.ClusterTopics;
import io.tributary.mirror.topics.SourceTopic;
import io.tributary.mirror.topics.TopicPlan;
import io.tributary.mirror.topics.TopicSteward;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a run at both ends.
 *
 * <p><b>Threading:</b> confined to the run's thread; blocks on both clusters.
 */
final class RunTopics implements AutoCloseable {

    /** Small segments, so that what is overwritten goes soon and the journal is read quickly. */
    private static final Map<String, String> JOURNAL_CONFIG = Map.of(
            "cleanup.policy",
            "compact",
            "segment.bytes",
            Integer.toString(16 << 20),
            "min.cleanable.dirty.ratio",
            "0.1");

    private final ReplaySettings settings;
    private final Admin clusterAdmin;
    private final Admin upstreamAdmin;
    private final ClusterTopics cluster;
    private final ClusterTopics upstream;

    RunTopics(ReplaySettings settings, RunName run) {
        this.settings = settings;
        String client = "tributary-" + settings.site() + "-replay-" + run;
        this.clusterAdmin = KafkaClients.admin(settings.cluster(), client);
        this.upstreamAdmin = KafkaClients.admin(settings.upstream(), client);
        this.cluster = new ClusterTopics(clusterAdmin, settings.clusterDescription(), (short) -1);
        this.upstream =
                new ClusterTopics(upstreamAdmin, settings.upstreamDescription(), settings.upstreamReplication());
    }

    void ensureJournal() {
        upstream.ensure(settings.journalTopic(), 1, JOURNAL_CONFIG);
    }

    /**
     * The source topics by name, with their target made where it is missing.
     *
     * @param only the only one that is meant; absent: all
     * @throws TributaryException where one cannot be read or sent to
     */
    List<SourceTopic> find(Contract contract, @Nullable String only) {
        TopicPlan plan = new TopicSteward(settings.site(), cluster, upstream)
                .survey(List.of(contract), TopicPlan.NOTHING_YET)
                .plan();
        for (TopicPlan.Waiting waiting : plan.waiting()) {
            if (only == null || only.equals(waiting.topic())) {
                throw new TributaryException(waiting.code(), waiting.reason());
            }
        }
        if (only != null && !plan.ready().containsKey(only)) {
            String nearest = NearestName.of(only, plan.ready().keySet());
            throw new TributaryException(
                    FaultCode.TOPIC_NOT_FOUND,
                    "flow " + contract.definition().name() + " reads no topic '" + only + "' of "
                            + settings.clusterDescription()
                            + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
        return plan.ready().values().stream()
                .filter(topic -> only == null || topic.topic().equals(only))
                .sorted(Comparator.comparing(SourceTopic::topic))
                .toList();
    }

    /**
     * @throws TributaryException where one was deleted and made anew since the run began
     */
    void verify(Collection<SourceTopic> topics) {
        for (SourceTopic topic : topics) {
            String now = cluster.topicId(topic.topic());
            if (!topic.topicId().isEmpty() && !topic.topicId().equals(now)) {
                throw recreated(topic.topic());
            }
        }
    }

    TributaryException recreated(String topic) {
        return new TributaryException(
                FaultCode.SOURCE_RECREATED,
                settings.clusterDescription() + ": topic '" + topic
                        + "' was deleted and made anew since the run began; the rest of the run went with it. Begin a new"
                        + " one with --again");
    }

    @Override
    public void close() {
        clusterAdmin.close(Duration.ofSeconds(1));
        upstreamAdmin.close(Duration.ofSeconds(1));
    }
}
