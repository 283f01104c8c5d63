package io.tributary.standardization.mapping;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.codec.LaidOutRecord;
import io.tributary.standardization.codec.RecordJson;
import io.tributary.standardization.codec.RecordLayout;
import io.tributary.standardization.codec.UnreadableRecordException;
import io.tributary.standardization.masking.Masker;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a plan. Confined to one thread. */
final class PlanStandardizer implements Standardizer {

    private final SourceReading reading;
    private final MappingPlan plan;
    private final @Nullable SchemaCheck accepts;
    private final SchemaCheck standard;
    private final Masker masker;
    private final SchemaRefusals refusals;
    private final LaidOutRecord record;
    private final RecordJson json;

    /** @param standard over the layout */
    PlanStandardizer(
            SourceReading reading,
            MappingPlan plan,
            @Nullable SchemaCheck accepts,
            SchemaCheck standard,
            RecordLayout layout,
            Masker masker) {
        this.reading = reading;
        this.plan = plan;
        this.accepts = accepts;
        this.masker = masker;
        this.refusals = new SchemaRefusals(plan.fields());
        this.standard = standard;
        this.record = new LaidOutRecord(layout);
        this.json = new RecordJson(layout);
    }

    @Override
    public Outcome standardize(SourceRecord source) {
        byte[] value = source.value();
        if (value == null) {
            // There are no fields to take a key from, so the source's goes on.
            return new Outcome.Mirrored(source.key(), null, Outcome.Mirrored.NO_EVENT_TIME);
        }
        try {
            reading.read(value);
            return outcome(new RecordScope(source, reading, masker));
        } catch (UnreadableRecordException e) {
            return Outcome.Rejected.of(e.error());
        } catch (TributaryException e) {
            // Not the record's fault, and so no outcome of it.
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // The contract of this port: whatever a record holds, it has an outcome and the flow goes on.
            return Outcome.Rejected.of(RecordError.of(
                    ErrorCode.INTERNAL, "", unforeseen(e.getClass().getName() + " @ " + origin(e))));
        }
    }

    private Outcome outcome(RecordScope scope) {
        if (accepts != null && !accepts.accepts(scope.tree())) {
            return new Outcome.Rejected(refusals.ofSource(accepts, scope));
        }
        CelExpression when = plan.when();
        if (when != null) {
            try {
                if (!CelExpression.truth(scope.evaluate(when))) {
                    return Outcome.Filtered.INSTANCE;
                }
            } catch (FieldRefusal e) {
                return Outcome.Rejected.of(new RecordError(
                        e.code(),
                        "",
                        null,
                        "when",
                        null,
                        null,
                        Wording.of(
                                "when: " + reason(e).english(),
                                "when：" + reason(e).chinese())));
            }
        }
        return mapped(scope);
    }

    private Outcome mapped(RecordScope scope) {
        record.clear();
        List<RecordError> errors = new ArrayList<>();
        Set<String> failed = new HashSet<>();
        List<FieldPlan> fields = plan.fields();
        for (int place = 0; place < fields.size(); place++) {
            FieldPlan field = fields.get(place);
            try {
                record.setAt(place, field.value(scope));
            } catch (FieldRefusal e) {
                failed.add(field.name());
                errors.addAll(field.errors(e, scope, plan.masks()));
            }
        }
        if (!standard.accepts(record)) {
            errors.addAll(refusals.ofStandard(standard, record, failed, scope));
        }
        byte[] key = key(failed, scope, errors);
        if (!errors.isEmpty()) {
            return new Outcome.Rejected(errors);
        }
        return new Outcome.Mirrored(key, json.bytes(record), eventTimeMillis(scope));
    }

    private byte @Nullable [] key(Set<String> failed, RecordScope scope, List<RecordError> errors) {
        String name = plan.key();
        if (name == null) {
            return scope.source().key();
        }
        Object value = record.get(name);
        if (value != null && JsonText.isScalar(value)) {
            return JsonText.scalar(value).getBytes(StandardCharsets.UTF_8);
        }
        if (!failed.contains(name)) {
            errors.add(keyMissing(name, value, scope));
        }
        return null;
    }

    private RecordError keyMissing(String name, @Nullable Object value, RecordScope scope) {
        Optional<FieldPlan> field =
                plan.fields().stream().filter(one -> one.name().equals(name)).findFirst();
        boolean hidden = field.filter(one -> one.hidesValue(plan.masks())).isPresent();
        Wording message = value == null
                ? Wording.of("the record has no " + name + ", which gives its key", "标准记录缺少 " + name + "，而它用作记录的键")
                : Wording.of(name + " gives the record's key and must be a single value", name + " 用作记录的键，应为单个值");
        return new RecordError(
                ErrorCode.KEY_MISSING,
                "/" + SingularPath.escape(name),
                field.map(one -> one.sourcePointer(scope)).orElse(null),
                "key: " + name,
                Wording.of("a single value", "单个值"),
                value == null ? null : hidden ? Shown.MASKED : Shown.of(value),
                message);
    }

    private long eventTimeMillis(RecordScope scope) {
        String name = plan.eventTime();
        if (name == null || !(record.get(name) instanceof String text)) {
            return scope.eventTimeMillis();
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            // The schema decides what the field may hold; one that is no time tells no event time.
            return Outcome.Mirrored.NO_EVENT_TIME;
        }
    }

    /** CEL's own words may quote the record, so they stay inside where something in it has to be masked. */
    private Wording reason(FieldRefusal e) {
        return plan.masks() ? e.code().meaning() : e.reason();
    }

    private static Wording unforeseen(String fault) {
        Wording meaning = ErrorCode.INTERNAL.meaning();
        return Wording.of(meaning.english() + " (" + fault + ")", meaning.chinese() + "（" + fault + "）");
    }

    private static String origin(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "?" : trace[0].toString();
    }
}
