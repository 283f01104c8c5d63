package io.tributary.mirror.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.topics.SourceTopic;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A refused record and why it was refused. */
final class DeadLetter {

    private final SourceTopic topic;
    private final ConsumerRecord<byte[], byte[]> refused;
    private final List<RecordError> errors;

    DeadLetter(SourceTopic topic, ConsumerRecord<byte[], byte[]> refused, Outcome.Rejected outcome) {
        this.topic = topic;
        this.refused = refused;
        this.errors = outcome.errors();
    }

    SourcePosition position() {
        return new SourcePosition(refused.topic(), refused.partition(), refused.offset());
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        return record(refused.value(), headers());
    }

    ProducerRecord<byte[], byte[]> toRecordWithoutValue() {
        Headers headers = headers();
        byte[] value = refused.value();
        int bytes = value == null ? 0 : value.length;
        headers.add(DeadLetterHeaders.VALUE_OMITTED, text(Integer.toString(bytes)));
        return record(null, headers);
    }

    private ProducerRecord<byte[], byte[]> record(byte @Nullable [] value, Headers headers) {
        // With the time of the refusal: a record's own may be one that its cluster does not take, or so old that the
        // letter
        // would be deleted as soon as it is there.
        return new ProducerRecord<>(
                topic.deadLetterTopic(),
                refused.partition(),
                null,
                text(position().toString()),
                value,
                headers);
    }

    private Headers headers() {
        RecordError first = errors.get(0);
        ContractStamp stamp = topic.contract().stamp();
        Headers headers = new RecordHeaders(refused.headers().toArray());
        headers.add(DeadLetterHeaders.ORIGINAL_TOPIC, text(refused.topic()));
        headers.add(
                DeadLetterHeaders.ORIGINAL_PARTITION,
                ByteBuffer.allocate(Integer.BYTES).putInt(refused.partition()).array());
        headers.add(DeadLetterHeaders.ORIGINAL_OFFSET, bytes(refused.offset()));
        headers.add(DeadLetterHeaders.ORIGINAL_TIMESTAMP, bytes(refused.timestamp()));
        headers.add(
                DeadLetterHeaders.ORIGINAL_TIMESTAMP_TYPE,
                text(refused.timestampType().toString()));
        if (refused.key() != null) {
            headers.add(DeadLetterHeaders.ORIGINAL_KEY, refused.key());
        }
        if (!topic.topicId().isEmpty()) {
            headers.add(DeadLetterHeaders.TOPIC_ID, text(topic.topicId()));
        }
        headers.add(DeadLetterHeaders.EXCEPTION_MESSAGE, text(first.message().english()));
        headers.add(DeadLetterHeaders.FLOW, text(stamp.flow().value()));
        headers.add(DeadLetterHeaders.FLOW_VERSION, text(stamp.flowVersion()));
        headers.add(DeadLetterHeaders.CONTRACT_DIGEST, text(stamp.digest()));
        headers.add(DeadLetterHeaders.ERROR_CODE, text(first.code().name()));
        headers.add(DeadLetterHeaders.ERROR_POINTER, text(first.pointer()));
        headers.add(DeadLetterHeaders.ERROR_MESSAGE, text(first.message().english()));
        headers.add(DeadLetterHeaders.ERROR_MESSAGE_ZH, text(first.message().chinese()));
        headers.add(DeadLetterHeaders.ERRORS, text(ErrorsJson.write(errors)));
        return headers;
    }

    private static byte[] text(String value) {
        return value.getBytes(UTF_8);
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
