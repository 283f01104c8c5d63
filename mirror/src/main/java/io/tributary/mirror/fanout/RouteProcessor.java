package io.tributary.mirror.fanout;

import io.tributary.core.contract.RouteEvaluator.Derived;
import io.tributary.core.record.RecordHeader;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Hands each standard record to the routes of its topic, and what they derive from it to the sink. */
final class RouteProcessor extends ContextualProcessor<byte[], byte[], byte[], DerivedRecord> {

    private final Supplier<RouteTable> table;

    private final RecordLimits limits;

    RouteProcessor(Supplier<RouteTable> table, RecordLimits limits) {
        this.table = table;
        this.limits = limits;
    }

    @Override
    public void process(Record<byte[], byte[]> standard) {
        RecordMetadata metadata = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of a topic has a position"));
        List<RouteTally> routes = table.get().reading(metadata.topic());
        if (routes.isEmpty()) {
            // Going on would leave the record out for good.
            throw new IllegalStateException("no route here reads " + metadata.topic()
                    + ", which this instance was given; give all instances of the site the same routes");
        }
        SourceRecord source = source(standard, metadata);
        for (RouteTally route : routes) {
            for (Derived derived : route.derive(source, standard.headers(), limits)) {
                context()
                        .forward(new Record<>(
                                derived.key(),
                                new DerivedRecord(derived.topic(), metadata.partition(), derived.value()),
                                standard.timestamp(),
                                standard.headers()));
            }
        }
    }

    private static SourceRecord source(Record<byte[], byte[]> standard, RecordMetadata metadata) {
        return new SourceRecord(
                new SourcePosition(metadata.topic(), metadata.partition(), metadata.offset()),
                standard.timestamp(),
                standard.key(),
                standard.value(),
                headers(standard.headers()));
    }

    private static List<RecordHeader> headers(Headers headers) {
        List<RecordHeader> copies = new ArrayList<>();
        for (Header header : headers) {
            copies.add(new RecordHeader(header.key(), header.value()));
        }
        return copies;
    }
}
