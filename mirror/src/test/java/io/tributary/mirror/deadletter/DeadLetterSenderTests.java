package io.tributary.mirror.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.mirror.topics.SourceTopic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class DeadLetterSenderTests {

    private static final Outcome.Rejected REFUSAL = new Outcome.Rejected(List.of(
            RecordError.of(
                    ErrorCode.UNKNOWN_CODE,
                    "/cityCode",
                    Wording.of("no row of gbt2260 has the name '临安市'", "码表 gbt2260 中没有名称 '临安市'")),
            new RecordError(
                    ErrorCode.INVALID_NUMBER,
                    "/pm25",
                    null,
                    "number: integer",
                    Wording.of("an integer", "整数"),
                    "'x'",
                    Wording.of("'x' is not an integer", "'x' 不是整数"))));

    private static final ContractStamp STAMP =
            new ContractStamp(FlowName.of("air"), "7", "air@3", null, "0123456789ab");

    private static final Contract STAMPED = new Contract() {
        @Override
        public FlowDefinition definition() {
            throw new UnsupportedOperationException("a letter needs the stamp only");
        }

        @Override
        public ContractStamp stamp() {
            return STAMP;
        }

        @Override
        public Standardizer open() {
            throw new UnsupportedOperationException("a letter needs the stamp only");
        }
    };

    private static final SourceTopic TOPIC = topic("topic-id");
    private static final SourceTopic OF_A_TOPIC_WITHOUT_ID = topic("");

    private static SourceTopic topic(String id) {
        return new SourceTopic(STAMPED, "src", id, 4, "ledger", "std", "src.dead-letter", 1_000_000);
    }

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void letterKeepsTheRecordAndSaysWhy() {
        DeadLetterSender sender = new DeadLetterSender(() -> producer, "the city");
        sender.send(TOPIC, record("k"), REFUSAL);
        sender.awaitAcknowledged();

        ProducerRecord<byte[], byte[]> letter = producer.history().get(0);
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(new String(letter.key(), UTF_8)).isEqualTo("src-3-17");
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("value");
        assertThat(header(letter, DeadLetterHeaders.ORIGINAL_KEY)).isEqualTo("k");
        assertThat(header(letter, DeadLetterHeaders.TOPIC_ID)).isEqualTo("topic-id");
        assertThat(header(letter, DeadLetterHeaders.FLOW)).isEqualTo("air");
        assertThat(header(letter, DeadLetterHeaders.FLOW_VERSION)).isEqualTo("7");
        assertThat(header(letter, DeadLetterHeaders.CONTRACT_DIGEST)).isEqualTo("0123456789ab");
        assertThat(header(letter, DeadLetterHeaders.ERROR_CODE)).isEqualTo("UNKNOWN_CODE");
        assertThat(header(letter, DeadLetterHeaders.ERROR_MESSAGE)).contains("临安市");
        assertThat(header(letter, DeadLetterHeaders.ERRORS)).contains("INVALID_NUMBER", "/pm25");
        assertThat(header(letter, DeadLetterHeaders.ERROR_MESSAGE_ZH)).isEqualTo("码表 gbt2260 中没有名称 '临安市'");
        assertThat(header(letter, DeadLetterHeaders.ERRORS))
                .contains("\"expected\":\"an integer\",\"expectedZh\":\"整数\"")
                .contains("\"message\":\"'x' is not an integer\",\"messageZh\":\"'x' 不是整数\"");
        assertThat(ByteBuffer.wrap(letter.headers()
                                .lastHeader(DeadLetterHeaders.ORIGINAL_OFFSET)
                                .value())
                        .getLong())
                .isEqualTo(17);
    }

    @Test
    void letterThatIsReadBackIsTheRecord() {
        ConsumerRecord<byte[], byte[]> refused = record("k");
        refused.headers()
                .add(DeadLetterHeaders.ORIGINAL_TOPIC, "of another tool".getBytes(UTF_8))
                .add("trace", "7".getBytes(UTF_8));
        DeadLetterSender sender = new DeadLetterSender(() -> producer, "the city");
        sender.send(TOPIC, refused, REFUSAL);
        sender.awaitAcknowledged();
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);

        StoredLetter letter = stored(sent).orElseThrow();

        assertThat(letter.position()).hasToString("src-3-17");
        assertThat(letter.topicId()).isEqualTo("topic-id");
        assertThat(letter.errors()).isEqualTo(REFUSAL.errors());
        assertThat(letter.omittedBytes()).isEmpty();
        ConsumerRecord<byte[], byte[]> back = letter.record();
        assertThat(back.key()).isEqualTo(refused.key());
        assertThat(back.value()).isEqualTo(refused.value());
        assertThat(back.timestamp()).isEqualTo(refused.timestamp());
        assertThat(back.headers()).isEqualTo(refused.headers());
        assertThat(StoredLetter.of(record("k"))).as("what is no letter").isEmpty();
    }

    @Test
    void letterHasTheTimeOfTheRefusalAndNamesTheRecords() {
        long far = 4_102_444_800_000L;
        ConsumerRecord<byte[], byte[]> refused = record("k", far);
        DeadLetterSender sender = new DeadLetterSender(() -> producer, "the city");
        sender.send(TOPIC, refused, REFUSAL);
        sender.awaitAcknowledged();

        ProducerRecord<byte[], byte[]> letter = producer.history().get(0);
        assertThat(letter.timestamp())
                .as("a cluster may refuse the record's own, or delete the letter for it")
                .isNull();
        assertThat(stored(letter).orElseThrow().timestampMillis()).isEqualTo(far);
        assertThat(stored(letter).orElseThrow().record().timestamp()).isEqualTo(far);
    }

    @Test
    void headersThatTheRecordBringsAlongAreNotTheLetters() {
        ConsumerRecord<byte[], byte[]> refused = record("k");
        refused.headers()
                .add(DeadLetterHeaders.VALUE_OMITTED, "many".getBytes(UTF_8))
                .add(DeadLetterHeaders.TOPIC_ID, null);
        DeadLetterSender sender = new DeadLetterSender(() -> producer, "the city");
        sender.send(OF_A_TOPIC_WITHOUT_ID, refused, REFUSAL);
        sender.awaitAcknowledged();

        StoredLetter letter = stored(producer.history().get(0)).orElseThrow();

        assertThat(letter.omittedBytes()).isEmpty();
        assertThat(letter.topicId()).isEmpty();
        assertThat(letter.record().headers()).isEqualTo(refused.headers());
    }

    @Test
    void letterWhoseOwnHeadersAreDamagedIsNone() {
        DeadLetterSender sender = new DeadLetterSender(() -> producer, "the city");
        sender.send(TOPIC, record("k"), REFUSAL);
        sender.awaitAcknowledged();
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);

        sent.headers().add(DeadLetterHeaders.VALUE_OMITTED, "many".getBytes(UTF_8));
        assertThat(stored(sent)).isEmpty();
        sent.headers().remove(DeadLetterHeaders.VALUE_OMITTED).add(DeadLetterHeaders.VALUE_OMITTED, null);
        assertThat(stored(sent)).isEmpty();
        sent.headers().remove(DeadLetterHeaders.VALUE_OMITTED).remove(DeadLetterHeaders.FLOW_VERSION);
        assertThat(stored(sent)).isEmpty();
    }

    @Test
    void aRecordWithoutATimeIsOfNone() {
        DeadLetterSender sender = new DeadLetterSender(() -> producer, "the city");
        sender.send(TOPIC, record("k"), REFUSAL);
        sender.send(TOPIC, record("k", 1_000), REFUSAL);
        sender.awaitAcknowledged();
        StoredLetter timeless = stored(producer.history().get(0)).orElseThrow();
        StoredLetter early = stored(producer.history().get(1)).orElseThrow();
        LetterFilter before = new LetterFilter(Set.of(), null, null, Instant.ofEpochMilli(1_001), null, null);
        LetterFilter since = new LetterFilter(Set.of(), null, Instant.ofEpochMilli(1_000), null, null, null);

        assertThat(LetterFilter.EVERYTHING.selects(timeless)).isTrue();
        assertThat(before.selects(timeless)).isFalse();
        assertThat(since.selects(timeless)).isFalse();
        assertThat(before.selects(early)).isTrue();
        assertThat(since.selects(early)).isTrue();
    }

    private static Optional<StoredLetter> stored(ProducerRecord<byte[], byte[]> sent) {
        ConsumerRecord<byte[], byte[]> stored =
                new ConsumerRecord<>("src.dead-letter", 3, 99, sent.key(), sent.value());
        sent.headers().forEach(stored.headers()::add);
        return StoredLetter.of(stored);
    }

    @Test
    void letterThatIsTooLargeIsSentWithoutItsValue() {
        MockProducer<byte[], byte[]> manual =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public void flush() {
                        errorNext(new RecordTooLargeException("too large"));
                    }

                    @Override
                    public synchronized java.util.concurrent.Future<org.apache.kafka.clients.producer.RecordMetadata>
                            send(ProducerRecord<byte[], byte[]> record) {
                        var future = super.send(record);
                        if (record.value() == null) {
                            completeNext();
                        }
                        return future;
                    }
                };
        DeadLetterSender sender = new DeadLetterSender(() -> manual, "the city");
        sender.send(TOPIC, record("k"), REFUSAL);
        sender.awaitAcknowledged();

        ProducerRecord<byte[], byte[]> bare =
                manual.history().get(manual.history().size() - 1);
        assertThat(bare.value()).isNull();
        assertThat(header(bare, DeadLetterHeaders.VALUE_OMITTED)).isEqualTo("5");
    }

    @Test
    void letterThatDoesNotArriveIsAFaultThatNamesIt() {
        MockProducer<byte[], byte[]> failing =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public void flush() {
                        errorNext(new TimeoutException("10 s passed"));
                    }
                };
        DeadLetterSender sender = new DeadLetterSender(() -> failing, "the city");
        sender.send(TOPIC, record(null), REFUSAL);
        assertThatThrownBy(sender::awaitAcknowledged)
                .isInstanceOf(TributaryException.class)
                .hasMessageContaining("src-3-17")
                .hasMessageContaining("the city");
    }

    @Test
    void letterThatTheProducerDoesNotTakeIsAFaultThatNamesItAndItsCluster() {
        // As Kafka's producer throws at once, after a fault that it cannot recover from.
        producer.sendException = new KafkaException("a previous idempotent request has failed with errors");
        DeadLetterSender sender = new DeadLetterSender(() -> producer, "the city");

        assertThatThrownBy(() -> sender.send(TOPIC, record("k"), REFUSAL))
                .isInstanceOf(TributaryException.class)
                .hasMessageContaining("src-3-17")
                .hasMessageContaining("the city");
    }

    @Test
    void lettersGoByAnotherProducerAfterOneThatTakesNothingMore() {
        producer.close();
        MockProducer<byte[], byte[]> next =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        Iterator<MockProducer<byte[], byte[]>> producers =
                List.of(producer, next).iterator();
        DeadLetterSender sender = new DeadLetterSender(producers::next, "the city");
        assertThatThrownBy(() -> sender.send(TOPIC, record("k"), REFUSAL)).isInstanceOf(TributaryException.class);

        sender.send(TOPIC, record("k"), REFUSAL);
        sender.awaitAcknowledged();

        assertThat(next.history()).hasSize(1);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key) {
        return record(key, -1);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, long timestamp) {
        byte[] bytes = key == null ? null : key.getBytes(UTF_8);
        return new ConsumerRecord<>(
                "src",
                3,
                17,
                timestamp,
                TimestampType.CREATE_TIME,
                bytes == null ? -1 : bytes.length,
                5,
                bytes,
                "value".getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
