package io.tributary.mirror.engine;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.record.StandardRecords;
import io.tributary.mirror.record.SteadyStandardizer;
import io.tributary.mirror.record.TimestampBounds;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Clock;

/**
 * What decides and dresses the records of one source topic at one stream. All partitions of the topic share it, since its
 * buffers are what a partition costs in memory.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
record TopicWork(SourceTopic topic, Standardizer standardizer, StandardRecords standardRecords) {

    static TopicWork open(SiteCode site, SourceTopic topic, TimestampBounds timestamps, Clock clock) {
        return new TopicWork(
                topic,
                new SteadyStandardizer(topic.contract().open()),
                new StandardRecords(site, topic, timestamps, clock));
    }
}
