package io.tributary.demo.recount;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.FlowName;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.LedgerEntryCodec;
import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.ledger.PartitionId;
import io.tributary.core.record.ProvenanceHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what a gateway would write, or what it must not, so that the recount has something to find. */
final class FakeGateway implements AutoCloseable {

    private static final ContractStamp STAMP =
            new ContractStamp(FlowName.of("air"), "1", "air-quality@1", null, "0123456789ab");

    private final KafkaProducer<byte[], byte[]> city;
    private final KafkaProducer<byte[], byte[]> province;
    private final CountedFlow flow;

    FakeGateway(String provinceServers, CountedFlow flow) {
        this.flow = flow;
        this.city = producer(flow.bootstrapServers());
        this.province = producer(provinceServers);
    }

    private static KafkaProducer<byte[], byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void publish(int partition, int records) throws Exception {
        for (int i = 0; i < records; i++) {
            city.send(new ProducerRecord<>(flow.sourceTopic(), partition, null, value(i)))
                    .get();
        }
    }

    void mirror(int partition, long offset) throws Exception {
        province.send(standard(partition, offset)).get();
    }

    /** What was refused at first and is sent later. */
    void redrive(int partition, long offset) throws Exception {
        ProducerRecord<byte[], byte[]> redriven = standard(partition, offset);
        redriven.headers().add(ProvenanceHeaders.REDRIVEN, bytes("2026-07-01T08:00:00Z"));
        province.send(redriven).get();
    }

    private ProducerRecord<byte[], byte[]> standard(int partition, long offset) {
        var mirrored = new ProducerRecord<byte[], byte[]>(flow.targetTopic(), partition, null, value(offset));
        mirrored.headers()
                .add(ProvenanceHeaders.SOURCE, bytes(ProvenanceHeaders.source(flow.site(), flow.sourceTopic())))
                .add(ProvenanceHeaders.ID, bytes(ProvenanceHeaders.id(partition, offset)));
        return mirrored;
    }

    void deadLetter(int partition, long offset) throws Exception {
        byte[] key = bytes(flow.sourceTopic() + "-" + partition + "-" + offset);
        var letter = new ProducerRecord<>(flow.deadLetterTopic(), partition, key, value(offset));
        letter.headers()
                .add("tributary-error-code", bytes("INVALID_NUMBER"))
                .add("tributary-error-message", bytes("'abc' is not a number"));
        city.send(letter).get();
    }

    LedgerEntryDraft entry(int partition, long from) {
        return new LedgerEntryDraft(
                flow.site(),
                new PartitionId(flow.sourceTopic(), "topic-id", partition),
                STAMP,
                flow.targetTopic(),
                from);
    }

    LedgerEntryDraft redriveEntry(int partition, long from) {
        return LedgerEntryDraft.ofRedrive(
                flow.site(),
                new PartitionId(flow.sourceTopic(), "topic-id", partition),
                STAMP,
                flow.targetTopic(),
                from,
                "wang");
    }

    void account(LedgerEntryDraft draft) throws Exception {
        LedgerEntry entry = draft.finish();
        province.send(new ProducerRecord<>(
                        LedgerTopics.topic(flow.site(), flow.sourceTopic()),
                        entry.source().partition(),
                        null,
                        LedgerEntryCodec.write(entry)))
                .get();
    }

    static byte[] value(long number) {
        return bytes("{\"number\":" + number + "}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        city.close();
        province.close();
    }
}
