package io.tributary.mirror.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.record.ProvenanceHeaders;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.site.SiteCode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Where a record of a target topic comes from, as its {@code ce_source} and {@code ce_id} say. */
public record SourceOfRecord(SiteCode site, SourcePosition position) {

    /** Absent where the headers are not those of the mirror. */
    public static @Nullable SourceOfRecord of(ConsumerRecord<byte[], byte[]> record) {
        String source = text(record, ProvenanceHeaders.SOURCE);
        String id = text(record, ProvenanceHeaders.ID);
        if (source == null || id == null || !source.startsWith("/")) {
            return null;
        }
        int slash = source.indexOf('/', 1);
        int dash = id.indexOf('-');
        if (slash < 0 || dash < 0) {
            return null;
        }
        try {
            return new SourceOfRecord(
                    SiteCode.of(source.substring(1, slash)),
                    new SourcePosition(
                            source.substring(slash + 1),
                            Integer.parseInt(id.substring(0, dash)),
                            Long.parseLong(id.substring(dash + 1))));
        } catch (IllegalArgumentException e) {
            // Another producer's event: its source and id follow no form of ours.
            return null;
        }
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
