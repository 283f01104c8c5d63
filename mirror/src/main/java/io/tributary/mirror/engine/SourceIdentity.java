package io.tributary.mirror.engine;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaAnswers;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/**
 * Makes sure, before a commit, that what was read came from the topics that are meant. A consumer follows a topic's name, and
 * goes on silently where the topic was deleted and made anew; its offsets then mean other records.
 *
 * <p><b>Threading:</b> confined to the lane's thread; one request to the site's cluster.
 */
final class SourceIdentity implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin cluster;
    private final String description;

    /** Takes over the client and closes it. */
    SourceIdentity(Admin cluster, String description) {
        this.cluster = cluster;
        this.description = description;
    }

    /**
     * @throws TributaryException with {@link FaultCode#SOURCE_RECREATED} where a topic has another id now, or where the
     *     cluster does not answer
     */
    void verify(Collection<SourceTopic> topics) {
        List<String> names = topics.stream()
                .filter(topic -> !topic.topicId().isEmpty())
                .map(SourceTopic::topic)
                .toList();
        Map<String, KafkaFuture<TopicDescription>> answers =
                cluster.describeTopics(names).topicNameValues();
        for (SourceTopic topic : topics) {
            KafkaFuture<TopicDescription> answer = answers.get(topic.topic());
            if (answer != null && !isTheSame(topic, answer)) {
                throw new TributaryException(
                        FaultCode.SOURCE_RECREATED,
                        description + ": topic '" + topic.topic()
                                + "' was deleted and made anew; it begins a new account from its first record");
            }
        }
    }

    private boolean isTheSame(SourceTopic topic, KafkaFuture<TopicDescription> answer) {
        try {
            return KafkaAnswers.await(answer, PATIENCE, description)
                    .topicId()
                    .toString()
                    .equals(topic.topicId());
        } catch (TributaryException e) {
            if (e.code() == FaultCode.TOPIC_NOT_FOUND) {
                // Deleted and not made anew: what was read was still of the topic that is meant.
                return true;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        cluster.close(Duration.ofSeconds(1));
    }
}
