package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.codec.LaidOutRecord;
import io.tributary.standardization.codec.RecordLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plan and everit decide alike, whatever the schema and the document.
 *
 * <p>{@code -Dtributary.test.seeds=N} tries N seeds instead of the usual few; each stands for a hundred schemas of forty
 * documents.
 */
class PlanAgreementTests {

    private static final int SCHEMAS = 100;
    private static final int DOCUMENTS = 40;

    static LongStream seeds() {
        LongStream.Builder seeds = LongStream.builder();
        // With nulls in objects that const and enum demand, and with names that differ in case alone.
        LongStream.of(100_016, 100_021, 100_044).forEach(seeds);
        LongStream.range(0, Long.getLong("tributary.test.seeds", 3)).forEach(seeds);
        return seeds.build();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePlanAgreesWithEverit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Tally tally = new Tally();
        for (int i = 0; i < SCHEMAS; i++) {
            SplittableRandom own = random.split();
            Map<String, Object> schema = RandomSchema.from(own);
            SchemaValidator validator = validator(schema, tally);
            if (validator != null) {
                for (int j = 0; j < DOCUMENTS; j++) {
                    Object document = new RandomJson(own).value(3);
                    requireAgreement(schema, validator, document, tally);
                }
            }
        }
        // A generator whose schemas all fail to load, or accept everything, would prove nothing.
        assertThat(tally.counts.getOrDefault("compiled", 0))
                .as("%s", tally.counts)
                .isGreaterThan(SCHEMAS / 2);
        assertThat(tally.counts.getOrDefault("accepted", 0)).isGreaterThan(SCHEMAS);
        assertThat(tally.counts.getOrDefault("refused", 0)).isGreaterThan(SCHEMAS);
    }

    private static SchemaValidator validator(Map<String, Object> schema, Tally tally) {
        try {
            SchemaValidator validator = SchemaValidator.compile(JsonText.text(schema));
            tally.add(validator.engine().kind() == SchemaEngine.Kind.COMPILED ? "compiled" : "everit");
            return validator;
        } catch (IllegalArgumentException e) {
            tally.add("not loaded");
            return null;
        }
    }

    private static void requireAgreement(
            Map<String, Object> schema, SchemaValidator validator, Object document, Tally tally) {
        boolean expected = validator.validate(document).isEmpty();
        tally.add(expected ? "accepted" : "refused");
        assertThat(validator.accepts(document))
                .as("%s against %s", JsonText.text(document), JsonText.text(schema))
                .isEqualTo(expected);
        if (validator instanceof CompiledSchemaValidator compiled) {
            assertThat(compiled.plan().refusal(document, new Effort()) == null)
                    .as("place of %s against %s", JsonText.text(document), JsonText.text(schema))
                    .isEqualTo(expected);
        }
        if (document instanceof Map<?, ?> members) {
            RecordLayout layout = layout(members);
            SchemaValidator bound = validator.over(layout);
            assertThat(bound.accepts(laidOut(layout, members)))
                    .as("laid out: %s against %s", JsonText.text(document), JsonText.text(schema))
                    .isEqualTo(expected);
            assertThat(bound.accepts(members)).isEqualTo(expected);
        }
    }

    /** One place more than there are members, so that something is absent. */
    private static RecordLayout layout(Map<?, ?> members) {
        List<String> names = new ArrayList<>();
        members.keySet().forEach(name -> names.add((String) name));
        RandomJson.NAMES.stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(names::add);
        Collections.reverse(names);
        return RecordLayout.of(names);
    }

    private static LaidOutRecord laidOut(RecordLayout layout, Map<?, ?> members) {
        LaidOutRecord record = new LaidOutRecord(layout);
        members.forEach((name, member) -> record.put((String) name, member));
        return record;
    }

    @Test
    void aRecordOfAnotherLayoutGoesTheGeneralWay() {
        SchemaValidator validator = SchemaValidator.compile("{\"required\":[\"a\"],\"additionalProperties\":false,"
                + "\"properties\":{\"a\":{\"type\":\"integer\"}}}");
        SchemaValidator bound = validator.over(RecordLayout.of(List.of("a", "b")));
        RecordLayout other = RecordLayout.of(List.of("b", "a"));
        LaidOutRecord record = new LaidOutRecord(other);
        record.put("a", 1L);

        assertThat(bound.accepts(record)).isTrue();
        record.put("b", 1L);
        assertThat(bound.accepts(record)).isFalse();
        assertThat(bound.over(other).accepts(record)).isFalse();
    }

    private static final class Tally {
        private final Map<String, Integer> counts = new TreeMap<>();

        void add(String what) {
            counts.merge(what, 1, Integer::sum);
        }
    }
}
