package io.tributary.mirror.record;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.core.record.SitePath;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Dresses standard records of one source topic for the upstream: partition kept, and timestamp within its bounds, original
 * headers kept, provenance as CloudEvents headers. Whoever sends such records has them from here, so that none forgets a
 * part of it.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class StandardRecords {

    private static final Set<String> OWN = Set.of(
            ProvenanceHeaders.SPEC_VERSION,
            ProvenanceHeaders.ID,
            ProvenanceHeaders.SOURCE,
            ProvenanceHeaders.TYPE,
            ProvenanceHeaders.TIME,
            ProvenanceHeaders.DATA_SCHEMA,
            ProvenanceHeaders.FLOW_VERSION,
            ProvenanceHeaders.CONTRACT_DIGEST,
            ProvenanceHeaders.REDRIVEN,
            ProvenanceHeaders.OVERTAKEN_BY,
            ProvenanceHeaders.REPLAY,
            ProvenanceHeaders.TOPIC_ID,
            ProvenanceHeaders.SITE_PATH,
            ProvenanceHeaders.CONTENT_TYPE);

    private final SiteCode site;
    private final SourceTopic topic;
    private final TimestampBounds timestamps;
    private final Clock clock;
    private final List<Header> constant;
    private final Header firstPath;
    private final Header contentType =
            new RecordHeader(ProvenanceHeaders.CONTENT_TYPE, ProvenanceHeaders.JSON.getBytes(US_ASCII));
    private long lastTimeMillis = Outcome.Mirrored.NO_EVENT_TIME;
    private @Nullable Header lastTime;

    /**
     * @param timestamps which ones are sent as they are
     * @param clock      by which they are far off
     */
    public StandardRecords(SiteCode site, SourceTopic topic, TimestampBounds timestamps, Clock clock) {
        ContractStamp stamp = topic.contract().stamp();
        this.site = site;
        this.topic = topic;
        this.timestamps = timestamps;
        this.clock = clock;
        this.firstPath =
                header(ProvenanceHeaders.SITE_PATH, SitePath.EMPTY.then(site).toString());
        this.constant = new ArrayList<>(List.of(
                header(ProvenanceHeaders.SPEC_VERSION, ProvenanceHeaders.SPEC_VERSION_VALUE),
                header(ProvenanceHeaders.SOURCE, ProvenanceHeaders.source(site, topic.topic())),
                header(ProvenanceHeaders.TYPE, stamp.flow().value()),
                header(ProvenanceHeaders.DATA_SCHEMA, stamp.standard()),
                header(ProvenanceHeaders.FLOW_VERSION, stamp.flowVersion()),
                header(ProvenanceHeaders.CONTRACT_DIGEST, stamp.digest())));
        if (!topic.topicId().isEmpty()) {
            constant.add(header(ProvenanceHeaders.TOPIC_ID, topic.topicId()));
        }
    }

    /** Whether a gateway of this site has sent the record before, so that to mirror it would send it round for ever. */
    public boolean hasBeenHere(ConsumerRecord<byte[], byte[]> source) {
        Header path = source.headers().lastHeader(ProvenanceHeaders.SITE_PATH);
        return path != null && SitePath.parse(path.value()).contains(site);
    }

    /** The record to send for a source record whose outcome is {@code standard}. */
    public ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> source, Outcome.Mirrored standard) {
        List<Header> headers = new ArrayList<>(constant.size() + 4);
        for (Header original : source.headers()) {
            if (!OWN.contains(original.key())) {
                headers.add(original);
            }
        }
        headers.addAll(constant);
        headers.add(header(ProvenanceHeaders.ID, ProvenanceHeaders.id(source.partition(), source.offset())));
        headers.add(path(source.headers()));
        addOrigin(source.headers(), headers);
        Header time = time(standard.eventTimeMillis());
        if (time == null) {
            // What a gateway below knew of the event's time is not lost where this flow knows none.
            time = source.headers().lastHeader(ProvenanceHeaders.TIME);
        }
        if (time != null) {
            headers.add(time);
        }
        if (standard.value() != null) {
            headers.add(contentType);
        }
        Long timestamp = source.timestamp() < 0 ? null : source.timestamp();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic.targetTopic(),
                topic.requiredTargetPartition(source.partition()),
                timestamp,
                standard.key(),
                standard.value(),
                headers);
        return timestamps.within(record, clock.millis());
    }

    private Header path(Headers source) {
        Header before = source.lastHeader(ProvenanceHeaders.SITE_PATH);
        return before == null
                ? firstPath
                : header(
                        ProvenanceHeaders.SITE_PATH,
                        SitePath.parse(before.value()).then(site).toString());
    }

    /** A record that comes as an event keeps by which name it first came, whatever number of gateways follow. */
    private static void addOrigin(Headers source, List<Header> headers) {
        Header from = source.lastHeader(ProvenanceHeaders.SOURCE);
        Header id = source.lastHeader(ProvenanceHeaders.ID);
        if (from != null && id != null && source.lastHeader(ProvenanceHeaders.ORIGIN_SOURCE) == null) {
            headers.add(new RecordHeader(ProvenanceHeaders.ORIGIN_SOURCE, from.value()));
            headers.add(new RecordHeader(ProvenanceHeaders.ORIGIN_ID, id.value()));
        }
    }

    /** Many records in a row are of the same hour, so the last text is kept. */
    private @Nullable Header time(long eventTimeMillis) {
        if (eventTimeMillis == Outcome.Mirrored.NO_EVENT_TIME) {
            return null;
        }
        if (eventTimeMillis != lastTimeMillis || lastTime == null) {
            lastTime = header(
                    ProvenanceHeaders.TIME,
                    Instant.ofEpochMilli(eventTimeMillis).toString());
            lastTimeMillis = eventTimeMillis;
        }
        return lastTime;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    /** An upper bound of what a record takes in an uncompressed batch. */
    public static int size(ProducerRecord<byte[], byte[]> record) {
        // What a batch and a record say of themselves: 61 bytes and up to 24.
        int size = 96;
        size += record.key() == null ? 0 : record.key().length;
        size += record.value() == null ? 0 : record.value().length;
        for (Header header : record.headers()) {
            size += header.key().length() * 3 + 10;
            size += header.value() == null ? 0 : header.value().length;
        }
        return size;
    }
}
