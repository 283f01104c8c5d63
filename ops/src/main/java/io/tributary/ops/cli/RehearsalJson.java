package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.outcome.RecordError;
import io.tributary.ops.trial.ChangedField;
import io.tributary.ops.trial.DifferenceTally;
import io.tributary.ops.trial.Example;
import io.tributary.ops.trial.FieldChange;
import io.tributary.ops.trial.Place;
import io.tributary.ops.trial.RefusedField;
import io.tributary.ops.trial.Tallied;
import io.tributary.ops.trial.Verdict;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes what a candidate contract would change as members of a JSON object. */
final class RehearsalJson {

    private RehearsalJson() {}

    static void write(JsonGenerator generator, Rehearsal rehearsal) {
        DifferenceTally tally = rehearsal.tally();
        write(generator, "current", rehearsal.current());
        write(generator, "candidate", rehearsal.candidate());
        generator.writeNumberProperty("records", tally.records());
        generator.writeObjectPropertyStart("differences");
        for (Verdict verdict : Verdict.values()) {
            generator.writeObjectPropertyStart(verdict.name());
            generator.writeNumberProperty("records", tally.count(verdict));
            if (!tally.examples(verdict).isEmpty()) {
                places(generator, tally.examples(verdict));
            }
            generator.writeEndObject();
        }
        generator.writeEndObject();
        reasons(generator, "newlyRefused", tally.refusals());
        reasons(generator, "newlyAccepted", tally.mended());
        fields(generator, tally.fields());
        generator.writeObjectPropertyStart("keys");
        generator.writeNumberProperty("records", tally.changedKeys());
        changes(generator, tally.keyExamples());
        generator.writeEndObject();
    }

    private static void write(JsonGenerator generator, String name, Contract contract) {
        generator.writeObjectPropertyStart(name);
        generator.writeStringProperty("flow", contract.definition().name().value());
        generator.writeStringProperty("flowVersion", contract.stamp().flowVersion());
        generator.writeStringProperty("standard", contract.stamp().standard());
        generator.writeStringProperty("digest", contract.stamp().digest());
        generator.writeEndObject();
    }

    private static void places(JsonGenerator generator, List<Place> places) {
        generator.writeArrayPropertyStart("examples");
        for (Place place : places) {
            generator.writeStartObject();
            PlaceJson.write(generator, "at", place);
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    private static void reasons(
            JsonGenerator generator, String name, List<Tallied<RefusedField, Example<RecordError>>> reasons) {
        generator.writeArrayPropertyStart(name);
        for (Tallied<RefusedField, Example<RecordError>> reason : reasons) {
            generator.writeStartObject();
            generator.writeStringProperty("code", reason.what().code().name());
            generator.writeStringProperty("pointer", reason.what().pointer());
            generator.writeNumberProperty("records", reason.count());
            generator.writeArrayPropertyStart("examples");
            for (Example<RecordError> example : reason.examples()) {
                generator.writeStartObject();
                PlaceJson.write(generator, "at", example.place());
                generator.writeName("error");
                ReasonJson.write(generator, example.what());
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    private static void fields(JsonGenerator generator, List<Tallied<ChangedField, Example<FieldChange>>> fields) {
        generator.writeArrayPropertyStart("fields");
        for (Tallied<ChangedField, Example<FieldChange>> field : fields) {
            generator.writeStartObject();
            generator.writeStringProperty("pointer", field.what().pointer());
            generator.writeStringProperty("kind", field.what().kind().name());
            generator.writeNumberProperty("records", field.count());
            changes(generator, field.examples());
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    private static void changes(JsonGenerator generator, List<Example<FieldChange>> examples) {
        generator.writeArrayPropertyStart("examples");
        for (Example<FieldChange> example : examples) {
            generator.writeStartObject();
            PlaceJson.write(generator, "at", example.place());
            beforeAndAfter(generator, example.what());
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    static void beforeAndAfter(JsonGenerator generator, FieldChange change) {
        ReasonJson.writeIfPresent(generator, "before", change.before());
        ReasonJson.writeIfPresent(generator, "after", change.after());
    }
}
