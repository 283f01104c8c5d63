package io.tributary.core.ledger;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FlowName;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.site.SiteCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * The members of a written entry. Whatever is wrong with them ends in an {@link IllegalArgumentException} or a
 * {@link JacksonException} whose message says which member it is.
 */
final class LedgerEntryMembers {

    private static final Set<String> TEXTS = Set.of(
            "kind",
            "site",
            "topic",
            "topicId",
            "runs",
            "flow",
            "flowVersion",
            "standard",
            "accepts",
            "contractDigest",
            "target",
            "delivery",
            "checksum",
            "by");
    private static final Set<String> NUMBERS = Set.of("partition", "from", "to", "earliestMillis", "latestMillis");
    private static final String PREVIOUS_TARGET = "previousTarget";
    private static final Set<String> OF_TARGET = Set.of("partition", "first", "last");
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{1,16}");
    private static final int MAX_NAME = 300;
    private static final String OTHER_VERSION = "run the version that wrote it, or a later one";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<ErrorCode, Long> reasons = new EnumMap<>(ErrorCode.class);
    private final List<Long> delays = new ArrayList<>();
    private final List<LostRange> lost = new ArrayList<>();

    private boolean hasPreviousTarget;

    private LedgerEntryMembers() {}

    static LedgerEntryMembers read(JsonParser json) {
        LedgerEntryMembers members = new LedgerEntryMembers();
        EntryTokens tokens = new EntryTokens(json);
        tokens.beginDocument();
        for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
            members.readMember(name, tokens);
        }
        tokens.endDocument();
        return members;
    }

    private void readMember(String name, EntryTokens tokens) {
        if (TEXTS.contains(name)) {
            texts.put(name, tokens.text(name));
        } else if (NUMBERS.contains(name)) {
            numbers.put(name, tokens.integer(name));
        } else if (name.equals("reasons")) {
            readReasons(tokens);
        } else if (name.equals("delays")) {
            readDelays(tokens);
        } else if (name.equals(PREVIOUS_TARGET)) {
            readPreviousTarget(tokens);
        } else if (name.equals("lost")) {
            readLost(tokens);
        } else {
            tokens.skip();
        }
    }

    private void readReasons(EntryTokens tokens) {
        tokens.beginObject("reasons");
        for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
            reasons.put(reason(name), tokens.integer("reasons." + RecordError.shorten(name)));
        }
    }

    private static ErrorCode reason(String name) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        throw new IllegalArgumentException(
                "its reason '" + RecordError.shorten(name) + "' is not known; " + OTHER_VERSION);
    }

    private void readDelays(EntryTokens tokens) {
        tokens.beginArray("delays");
        while (tokens.nextElement()) {
            delays.add(tokens.integer("delays"));
            if (delays.size() > DelayHistogram.BUCKETS) {
                throw new IllegalArgumentException(
                        "its member 'delays' has more than " + DelayHistogram.BUCKETS + " counts");
            }
        }
    }

    private void readPreviousTarget(EntryTokens tokens) {
        tokens.beginObject(PREVIOUS_TARGET);
        for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
            if (OF_TARGET.contains(name)) {
                String path = PREVIOUS_TARGET + "." + name;
                numbers.put(path, tokens.integer(path));
            } else {
                tokens.skip();
            }
        }
        hasPreviousTarget = true;
    }

    private void readLost(EntryTokens tokens) {
        tokens.beginArray("lost");
        while (tokens.nextElement()) {
            tokens.beginObject("lost");
            lost.add(lostRange(tokens));
        }
    }

    private static LostRange lostRange(EntryTokens tokens) {
        long from = -1;
        long to = -1;
        LossCause cause = LossCause.UNKNOWN;
        for (String name = tokens.nextMember(); name != null; name = tokens.nextMember()) {
            switch (name) {
                case "from" -> from = tokens.integer("lost.from");
                case "to" -> to = tokens.integer("lost.to");
                case "cause" -> cause = cause(tokens.text("lost.cause"));
                default -> tokens.skip();
            }
        }
        return new LostRange(new OffsetInterval(from, to), cause);
    }

    /** A cause of a later version tells no less than that the offsets are lost. */
    private static LossCause cause(String written) {
        for (LossCause cause : LossCause.values()) {
            if (cause.name().equals(written)) {
                return cause;
            }
        }
        return LossCause.UNKNOWN;
    }

    LedgerEntry toEntry() {
        EntryKind kind = EntryKind.of(text("kind"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "its kind '" + RecordError.shorten(text("kind")) + "' is not known; " + OTHER_VERSION));
        return new LedgerEntry(
                kind,
                SiteCode.of(name("site")),
                new PartitionId(name("topic"), name("topicId"), partition("partition")),
                new OffsetInterval(number("from"), number("to")),
                OutcomeRuns.parse(text("runs")),
                reasons,
                stamp(),
                texts.containsKey("target") ? name("target") : null,
                eventTimes(),
                new DelayHistogram(delays),
                checksum(),
                delivery(),
                previousTarget(),
                texts.containsKey("by") ? name("by") : null,
                lost);
    }

    private String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("its member '" + name + "' is missing");
        }
        return text;
    }

    /** A text that is short and may stand in a message. */
    private String name(String name) {
        String text = text(name);
        if (text.length() > MAX_NAME) {
            throw new IllegalArgumentException("its member '" + name + "' is longer than " + MAX_NAME + " characters");
        }
        return text;
    }

    private long number(String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("its member '" + name + "' is missing");
        }
        return number;
    }

    private int partition(String name) {
        long partition = number(name);
        if (partition != (int) partition) {
            throw new IllegalArgumentException("its member '" + name + "' is no partition number: " + partition);
        }
        return (int) partition;
    }

    private @Nullable TargetRange previousTarget() {
        if (!hasPreviousTarget) {
            return null;
        }
        return new TargetRange(
                partition(PREVIOUS_TARGET + ".partition"),
                number(PREVIOUS_TARGET + ".first"),
                number(PREVIOUS_TARGET + ".last"));
    }

    private long checksum() {
        String text = text("checksum");
        if (!CHECKSUM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "its member 'checksum' is not a number of at most 16 hexadecimal digits in lower case");
        }
        return Long.parseUnsignedLong(text, 16);
    }

    private Delivery delivery() {
        String written = texts.getOrDefault("delivery", Delivery.EXACTLY_ONCE.written());
        for (Delivery known : Delivery.values()) {
            if (known.written().equals(written)) {
                return known;
            }
        }
        throw new IllegalArgumentException(
                "its delivery '" + RecordError.shorten(written) + "' is not known; " + OTHER_VERSION);
    }

    private @Nullable ContractStamp stamp() {
        if (!texts.containsKey("flow")) {
            return null;
        }
        return new ContractStamp(
                FlowName.of(name("flow")),
                name("flowVersion"),
                name("standard"),
                texts.containsKey("accepts") ? name("accepts") : null,
                name("contractDigest"));
    }

    private @Nullable EventTimeRange eventTimes() {
        if (!numbers.containsKey("earliestMillis") && !numbers.containsKey("latestMillis")) {
            return null;
        }
        return new EventTimeRange(number("earliestMillis"), number("latestMillis"));
    }
}
