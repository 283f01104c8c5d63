package io.tributary.mirror.record;

import io.tributary.core.record.RecordHeader;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Records of a site's cluster, as a contract takes them. */
public final class SourceRecords {

    private SourceRecords() {}

    /** The same record; key, value and headers are not copied. */
    public static SourceRecord of(ConsumerRecord<byte[], byte[]> record) {
        List<RecordHeader> headers = List.of();
        Header[] original = record.headers().toArray();
        if (original.length > 0) {
            headers = new ArrayList<>(original.length);
            for (Header header : original) {
                headers.add(new RecordHeader(header.key(), header.value()));
            }
        }
        return new SourceRecord(position(record), record.timestamp(), record.key(), record.value(), headers);
    }

    public static SourcePosition position(ConsumerRecord<byte[], byte[]> record) {
        return new SourcePosition(record.topic(), record.partition(), record.offset());
    }
}
