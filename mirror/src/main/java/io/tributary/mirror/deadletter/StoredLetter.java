package io.tributary.mirror.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** A dead letter as it is read back: the record that was refused, and why. */
public final class StoredLetter {

    private final ConsumerRecord<byte[], byte[]> letter;
    private final SourcePosition position;
    private final List<RecordError> errors;
    private final long timestampMillis;
    private final String flowVersion;
    private final String topicId;
    private final OptionalInt omittedBytes;

    /**
     * @throws IllegalArgumentException where it is no letter
     */
    private StoredLetter(ConsumerRecord<byte[], byte[]> letter) {
        this.letter = letter;
        this.position = new SourcePosition(
                text(letter, DeadLetterHeaders.ORIGINAL_TOPIC),
                number(letter, DeadLetterHeaders.ORIGINAL_PARTITION).getInt(),
                number(letter, DeadLetterHeaders.ORIGINAL_OFFSET).getLong());
        this.errors = ErrorsJson.read(text(letter, DeadLetterHeaders.ERRORS));
        this.timestampMillis =
                number(letter, DeadLetterHeaders.ORIGINAL_TIMESTAMP).getLong();
        this.flowVersion = text(letter, DeadLetterHeaders.FLOW_VERSION);
        String id = ownText(DeadLetterHeaders.TOPIC_ID);
        this.topicId = id == null ? "" : id;
        String omitted = ownText(DeadLetterHeaders.VALUE_OMITTED);
        this.omittedBytes = omitted == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(omitted));
    }

    /** Absent where the record is no letter of a gateway, or one of a later version with reasons that this one does not know. */
    public static Optional<StoredLetter> of(ConsumerRecord<byte[], byte[]> letter) {
        try {
            return Optional.of(new StoredLetter(letter));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of the record in its source topic. */
    public SourcePosition position() {
        return position;
    }

    /** Kafka's id of the source topic when it was refused; empty where that is not known. */
    public String topicId() {
        return topicId;
    }

    /** The version of the flow that refused it. */
    public String flowVersion() {
        return flowVersion;
    }

    /** The record's own, since the epoch; -1 where it has none. */
    public long timestampMillis() {
        return timestampMillis;
    }

    /** At least one. */
    public List<RecordError> errors() {
        return errors;
    }

    /** How many bytes the value has that the dead-letter topic did not take; absent where the letter holds it. */
    public OptionalInt omittedBytes() {
        return omittedBytes;
    }

    /** What can be told of it without its value. */
    LetterHead head() {
        return new LetterHead(position, letter.offset(), timestampMillis, flowVersion, errors);
    }

    /** The record as it was in its source topic; without its value where that was omitted. */
    public ConsumerRecord<byte[], byte[]> record() {
        Header key = ownHeader(DeadLetterHeaders.ORIGINAL_KEY);
        byte[] keyBytes = key == null ? null : key.value();
        byte[] value = letter.value();
        return new ConsumerRecord<>(
                position.topic(),
                position.partition(),
                position.offset(),
                timestampMillis,
                timestampMillis < 0 ? TimestampType.NO_TIMESTAMP_TYPE : TimestampType.CREATE_TIME,
                keyBytes == null ? ConsumerRecord.NULL_SIZE : keyBytes.length,
                value == null ? ConsumerRecord.NULL_SIZE : value.length,
                keyBytes,
                value,
                originalHeaders(),
                Optional.empty());
    }

    /** What the letter says itself begins at the last header that names the source topic. */
    private int ownHeadersFrom(Header[] headers) {
        int index = headers.length - 1;
        while (!headers[index].key().equals(DeadLetterHeaders.ORIGINAL_TOPIC)) {
            index--;
        }
        return index;
    }

    private Headers originalHeaders() {
        Header[] headers = letter.headers().toArray();
        return new RecordHeaders(Arrays.copyOf(headers, ownHeadersFrom(headers)));
    }

    private @Nullable Header ownHeader(String name) {
        Header[] headers = letter.headers().toArray();
        for (int i = headers.length - 1; i >= ownHeadersFrom(headers); i--) {
            if (headers[i].key().equals(name)) {
                return headers[i];
            }
        }
        return null;
    }

    /** Of what the record itself brought along, nothing is the letter's. */
    private @Nullable String ownText(String name) {
        Header header = ownHeader(name);
        if (header != null && header.value() == null) {
            throw new IllegalArgumentException("the header " + name + " is empty");
        }
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(value(letter, name), UTF_8);
    }

    private static ByteBuffer number(ConsumerRecord<byte[], byte[]> letter, String name) {
        byte[] value = value(letter, name);
        int wanted = name.equals(DeadLetterHeaders.ORIGINAL_PARTITION) ? Integer.BYTES : Long.BYTES;
        if (value.length != wanted) {
            throw new IllegalArgumentException("the header " + name + " has " + value.length + " bytes");
        }
        return ByteBuffer.wrap(value);
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("the header " + name + " is missing");
        }
        return header.value();
    }
}
