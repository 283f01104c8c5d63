package io.tributary.mirror.fanout;

import io.tributary.core.contract.RouteEvaluator.Derived;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.topics.ClusterTopics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;

/**
 * How large a record may be that goes to a derived topic. It has to be known before the record is sent: one that is
 * refused while it is sent takes its transaction with it, and would do so again each time.
 *
 * <p><b>Threading:</b> one thread refreshes, any thread asks.
 */
final class RecordLimits {

    static final String MAX_REQUEST_SIZE = "max.request.size";
    static final String DEFAULT_MAX_REQUEST_BYTES = Integer.toString(16 << 20);

    private final int maxRequestBytes;
    private volatile Map<String, Integer> maxMessageBytes = Map.of();

    private RecordLimits(int maxRequestBytes) {
        this.maxRequestBytes = maxRequestBytes;
    }

    /** @throws NumberFormatException where the producer's limit is no number */
    static RecordLimits of(ClientProperties cluster) {
        String common = cluster.common().getOrDefault(MAX_REQUEST_SIZE, DEFAULT_MAX_REQUEST_BYTES);
        return new RecordLimits(Integer.parseInt(cluster.producer().getOrDefault(MAX_REQUEST_SIZE, common)));
    }

    /** Looks up what the topics take; they are all there. */
    void refresh(ClusterTopics topics, Collection<String> names) {
        Map<String, Integer> limits = new HashMap<>();
        names.forEach(name -> limits.put(name, topics.maxMessageBytes(name)));
        maxMessageBytes = Map.copyOf(limits);
    }

    int maxBytes(String topic) {
        return Math.min(maxRequestBytes, maxMessageBytes.getOrDefault(topic, maxRequestBytes));
    }

    /** An upper bound of what a record takes as an uncompressed batch of its own. */
    static int size(Derived derived, Headers headers) {
        return AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                CompressionType.NONE,
                derived.key(),
                derived.value(),
                headers.toArray());
    }
}
