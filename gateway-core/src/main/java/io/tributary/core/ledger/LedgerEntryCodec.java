package io.tributary.core.ledger;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.Delivery;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The written form of a ledger entry: one JSON object, for any tool to read. Every entry says its {@link EntryKind};
 * only an advance moves the position of its source partition. Unknown members are ignored, so that later versions may
 * add some; an unknown kind or reason is refused, as are a known member of another type and one that comes twice.
 *
 * <p><b>Threading:</b> stateless; any thread.
 */
public final class LedgerEntryCodec {

    /** The largest entry that is read. One with 50,000 refusals, none beside another, has a fiftieth of it. */
    public static final int MAX_BYTES = 8 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int MAX_REASON = 500;

    private LedgerEntryCodec() {}

    public static byte[] write(LedgerEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("kind", entry.kind().written());
            json.writeStringProperty("site", entry.site().value());
            json.writeStringProperty("topic", entry.source().topic());
            json.writeStringProperty("topicId", entry.source().topicId());
            json.writeNumberProperty("partition", entry.source().partition());
            json.writeNumberProperty("from", entry.interval().from());
            json.writeNumberProperty("to", entry.interval().to());
            json.writeStringProperty("runs", entry.runs().toString());
            writeReasons(json, entry.reasons());
            writeContract(json, entry);
            EventTimeRange times = entry.eventTimes();
            if (times != null) {
                json.writeNumberProperty("earliestMillis", times.earliestMillis());
                json.writeNumberProperty("latestMillis", times.latestMillis());
            }
            writeDelays(json, entry.delays());
            writePreviousTarget(json, entry.previousTarget());
            json.writeStringProperty("checksum", Long.toHexString(entry.checksum()));
            if (entry.by() != null) {
                json.writeStringProperty("by", entry.by());
            }
            writeLost(json, entry.lost());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeReasons(JsonGenerator json, Map<ErrorCode, Long> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("reasons");
        for (ErrorCode code : ErrorCode.values()) {
            Long count = reasons.get(code);
            if (count != null) {
                json.writeNumberProperty(code.name(), count.longValue());
            }
        }
        json.writeEndObject();
    }

    private static void writeContract(JsonGenerator json, LedgerEntry entry) {
        ContractStamp stamp = entry.stamp();
        if (stamp != null) {
            json.writeStringProperty("flow", stamp.flow().value());
            json.writeStringProperty("flowVersion", stamp.flowVersion());
            json.writeStringProperty("standard", stamp.standard());
            if (stamp.accepts() != null) {
                json.writeStringProperty("accepts", stamp.accepts());
            }
            json.writeStringProperty("contractDigest", stamp.digest());
        }
        if (entry.target() != null) {
            json.writeStringProperty("target", entry.target());
        }
        if (entry.delivery() != Delivery.EXACTLY_ONCE) {
            json.writeStringProperty("delivery", entry.delivery().written());
        }
    }

    private static void writeLost(JsonGenerator json, List<LostRange> lost) {
        if (lost.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("lost");
        for (LostRange range : lost) {
            json.writeStartObject();
            json.writeNumberProperty("from", range.offsets().from());
            json.writeNumberProperty("to", range.offsets().to());
            json.writeStringProperty("cause", range.cause().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeDelays(JsonGenerator json, DelayHistogram delays) {
        json.writeArrayPropertyStart("delays");
        for (Long count : delays.counts()) {
            json.writeNumber(count.longValue());
        }
        json.writeEndArray();
    }

    private static void writePreviousTarget(JsonGenerator json, @Nullable TargetRange range) {
        if (range != null) {
            json.writeObjectPropertyStart("previousTarget");
            json.writeNumberProperty("partition", range.partition());
            json.writeNumberProperty("first", range.first());
            json.writeNumberProperty("last", range.last());
            json.writeEndObject();
        }
    }

    /**
     * @throws TributaryException with {@link FaultCode#UNREADABLE_LEDGER} where the bytes are not an entry that this
     *     version understands
     */
    public static LedgerEntry read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw unreadable("it has " + bytes.length + " bytes, more than " + MAX_BYTES, null);
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            return LedgerEntryMembers.read(json).toEntry();
        } catch (JacksonException e) {
            throw unreadable(e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw unreadable(e.getMessage(), e);
        }
    }

    /**
     * The kind of an entry, without reading more of it; absent where it does not begin with one that this version knows.
     */
    public static Optional<EntryKind> kindOf(byte[] bytes) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            boolean isSaid = json.nextToken() == JsonToken.START_OBJECT
                    && json.nextToken() == JsonToken.PROPERTY_NAME
                    && json.currentName().equals("kind")
                    && json.nextToken() == JsonToken.VALUE_STRING;
            return isSaid ? EntryKind.of(json.getString()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static TributaryException unreadable(@Nullable String why, @Nullable Throwable cause) {
        return new TributaryException(
                FaultCode.UNREADABLE_LEDGER,
                "a ledger entry cannot be read: " + RecordError.shorten(String.valueOf(why), MAX_REASON),
                cause);
    }
}
