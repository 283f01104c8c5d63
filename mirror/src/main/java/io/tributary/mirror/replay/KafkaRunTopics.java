package io.tributary.mirror.replay;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.NearestName;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
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
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The topics of two real clusters. */
final class KafkaRunTopics implements RunTopics {

    /** Small segments, so that what is overwritten goes soon and the journal is read quickly. */
    private static final Map<String, String> JOURNAL_CONFIG = Map.of(
            "cleanup.policy",
            "compact",
            "segment.bytes",
            Integer.toString(16 << 20),
            "min.cleanable.dirty.ratio",
            "0.1",
            "message.timestamp.type",
            "LogAppendTime");

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final ReplaySettings settings;
    private final Admin clusterAdmin;
    private final Admin upstreamAdmin;
    private final ClusterTopics cluster;
    private final ClusterTopics upstream;

    private KafkaRunTopics(ReplaySettings settings, Admin clusterAdmin, Admin upstreamAdmin) {
        this.settings = settings;
        this.clusterAdmin = clusterAdmin;
        this.upstreamAdmin = upstreamAdmin;
        this.cluster = new ClusterTopics(clusterAdmin, settings.clusterDescription(), (short) -1);
        this.upstream =
                new ClusterTopics(upstreamAdmin, settings.upstreamDescription(), settings.upstreamReplication());
    }

    static KafkaRunTopics open(ReplaySettings settings, RunName run) {
        String client = "tributary-" + settings.site() + "-replay-" + run;
        Admin ofCluster;
        try {
            ofCluster = KafkaClients.admin(settings.cluster(), client);
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, settings.clusterDescription());
        }
        try {
            return new KafkaRunTopics(settings, ofCluster, KafkaClients.admin(settings.upstream(), client));
        } catch (KafkaException e) {
            ofCluster.close(CLOSE_WITHIN);
            throw KafkaFaults.translate(e, settings.upstreamDescription());
        }
    }

    @Override
    public void ensureJournal() {
        upstream.ensure(settings.journalTopic(), 1, JOURNAL_CONFIG);
    }

    @Override
    public List<SourceTopic> find(Contract contract, @Nullable String only) {
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

    @Override
    public void verify(Collection<SourceTopic> topics) {
        for (SourceTopic topic : topics) {
            String now = cluster.topicId(topic.topic());
            if (!topic.topicId().isEmpty() && !topic.topicId().equals(now)) {
                throw settings.recreated(topic.topic());
            }
        }
    }

    @Override
    public void close() {
        clusterAdmin.close(CLOSE_WITHIN);
        upstreamAdmin.close(CLOSE_WITHIN);
    }
}
