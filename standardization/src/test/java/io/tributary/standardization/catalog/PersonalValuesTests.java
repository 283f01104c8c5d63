package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.masking.MaskingKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What flows check of identifiers, and in which form personal values leave a city. */
class PersonalValuesTests {

    private static final String VALID = "11010519491231002X";
    private static final String INVALID = "110105194912310021";

    private static SnapshotFixture mapping(String standard) {
        return new SnapshotFixture().mapping(standard);
    }

    private static String record(String id) {
        return JsonText.text(Map.of("id", id));
    }

    private static RecordError error(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        List<RecordError> errors = ((Outcome.Rejected) outcome).errors();
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    @Test
    void aValidIdentifierGoesOnAsItIs() {
        SnapshotFixture catalog = mapping("""
                fields:
                  person: {from: $.id, check: resident-id}
                  company: {from: $.company, check: uscc}
                  same: {from: $.company, check: unified-social-credit-code}
                """);

        assertThat(SnapshotFixture.value(
                        catalog.outcome("{\"id\":\"" + VALID + "\",\"company\":\"91350100M000100Y43\"}")))
                .isEqualTo("{\"person\":\"" + VALID
                        + "\",\"company\":\"91350100M000100Y43\",\"same\":\"91350100M000100Y43\"}");
    }

    @Test
    void aNumberOfDigitsOnlyMayComeAsANumber() {
        SnapshotFixture catalog = mapping("fields: {id: {from: $.id, check: resident-id}}");

        assertThat(SnapshotFixture.value(catalog.outcome("{\"id\":440524188001010014}")))
                .isEqualTo("{\"id\":440524188001010014}");
    }

    @Test
    void anInvalidIdentifierIsRefusedWithWhatIsWrongInTwoLanguages() {
        RecordError error =
                error(mapping("fields: {id: {from: $.id, check: resident-id}}").outcome(record(INVALID)));

        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_IDENTIFIER);
        assertThat(error.rule()).isEqualTo("check: resident-id");
        assertThat(error.expected()).isNotNull();
        assertThat(error.expected().chinese()).isEqualTo("公民身份号码（GB 11643）");
        assertThat(error.seen()).isEqualTo("'" + INVALID + "'");
        assertThat(error.message().english()).contains("check character");
        assertThat(error.message().chinese()).contains("校验码");
    }

    @Test
    void whatIsNoSingleValueIsNoIdentifier() {
        assertThat(error(mapping("fields: {id: {from: $.id, check: uscc}}").outcome("{\"id\":[1]}"))
                        .code())
                .isEqualTo(ErrorCode.INVALID_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sm3", "sm4", "drop", "{partial: {last: 4}}"})
    void ofAMaskedIdentifierTheReasonSaysWhatIsWrongAndNothingOfTheValue(String mask) {
        RecordError error = error(mapping("fields: {id: {from: $.id, check: resident-id, mask: " + mask + "}}")
                .outcome(record(INVALID)));

        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_IDENTIFIER);
        assertThat(error.seen()).isEqualTo("***");
        assertThat(error.message().english())
                .isEqualTo(
                        "id: *** has a wrong check character (MOD 11-2): one of its characters is wrong, or two are swapped");
        assertThat(error.toString()).doesNotContain("4912", "0021");
    }

    @Test
    void masksTakeTheFormThatTheFlowSays() {
        SnapshotFixture catalog = mapping("""
                fields:
                  hash: {from: $.id, mask: sm3}
                  cipher: {from: $.id, mask: sm4}
                  shown: {from: $.id, mask: {partial: {first: 6, last: 4}}}
                  covered: {from: $.id, mask: {partial: {first: 9, last: 9, with: "#"}}}
                  dropped: {from: $.id, mask: drop}
                """);
        Map<?, ?> record = (Map<?, ?>) JsonText.parse(SnapshotFixture.value(catalog.outcome(record(VALID))));

        assertThat(record.keySet()).isEqualTo(Set.of("hash", "cipher", "shown", "covered"));
        assertThat(record.get("hash").toString()).matches("[0-9a-f]{64}");
        assertThat(record.get("cipher").toString()).matches("[A-Za-z0-9_-]{46}");
        assertThat(record.get("shown")).isEqualTo("110105********002X");
        assertThat(record.get("covered")).isEqualTo("##################");
    }

    @Test
    void aDroppedFieldIsCheckedAndMayTellTheEventTime() {
        SnapshotFixture catalog = mapping("""
                fields:
                  a: $.a
                  at: {from: $.at, time: epoch-seconds, zone: UTC, mask: drop}
                """);

        Outcome outcome = catalog.outcome("{\"a\":1,\"at\":1519081200}");
        assertThat(SnapshotFixture.value(outcome)).isEqualTo("{\"a\":1}");
        assertThat(((Outcome.Mirrored) outcome).eventTimeMillis()).isEqualTo(1519081200_000L);
        assertThat(error(catalog.outcome("{\"a\":1,\"at\":\"soon\"}")).seen()).isEqualTo("***");
    }

    @Test
    void aDroppedFieldGivesNoKey() {
        assertThat(mapping("fields: {id: {from: $.id, mask: drop}}\nkey: id").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("standard.key", "dropped"));
    }

    @Test
    void eachKeyedMaskNeedsItsOwnKeyAndOthersNeedNone() {
        StandardizationSettings oneKey = new StandardizationSettings(
                DocumentLimits.defaults(), new MaskingKeys(SnapshotFixture.key("0123456789abcdef"), null));
        String fields = """
                fields:
                  a: {from: $.id, mask: sm3}
                  b: {from: $.id, mask: sm4}
                  c: {from: $.id, mask: {partial: {first: 1}}}
                  d: {from: $.id, mask: drop}
                """;

        assertThat(mapping(fields).settings(oneKey).problems())
                .extracting(ConfigurationProblem::path, ConfigurationProblem::message)
                .singleElement()
                .satisfies(problem -> assertThat(problem.toList().toString())
                        .contains("standard.fields.b.mask", "tributary.masking.sm4-key-file"));
    }

    @Test
    void aContractsDigestChangesWithTheKeyThatItMasksWithAndWithTheLimits() {
        StandardizationSettings settings = settings("0123456789abcdef", DocumentLimits.defaults());
        StandardizationSettings otherKey = settings("0123456789abcdeF", DocumentLimits.defaults());
        StandardizationSettings otherLimits =
                settings("0123456789abcdef", DocumentLimits.defaults().withMaxBytes(1000));
        String masking = "fields: {id: {from: $.id, mask: sm3}}";

        assertThat(digest(masking, settings)).isEqualTo(digest(masking, settings));
        assertThat(digest(masking, otherKey)).isNotEqualTo(digest(masking, settings));
        assertThat(digest(masking, otherLimits)).isNotEqualTo(digest(masking, settings));
        assertThat(digest("fields: {id: $.id}", otherKey)).isEqualTo(digest("fields: {id: $.id}", settings));
    }

    @Test
    void theKeyOfAMaskInsideOtherRulesCountsToo() {
        for (String rule : List.of("{fields: {b: {from: $.id, mask: sm3}}}", "{from: $.ids, each: {mask: sm3}}")) {
            String masking = "fields: {a: " + rule + "}";
            assertThat(digest(masking, settings("0123456789abcdeF", DocumentLimits.defaults())))
                    .isNotEqualTo(digest(masking, settings("0123456789abcdef", DocumentLimits.defaults())));
        }
    }

    private static StandardizationSettings settings(String secret, DocumentLimits limits) {
        return new StandardizationSettings(limits, new MaskingKeys(SnapshotFixture.key(secret), null));
    }

    private static String digest(String standard, StandardizationSettings settings) {
        return mapping(standard).settings(settings).contract().stamp().digest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "born: {from: $.p.id, extract: '^[0-9]{6}([0-9]{8})'}",
                "whole: {from: $.p, code: cities}",
                "first: {from: [$.none, $.p.id], number: integer}",
                "place: {fields: {born: {from: $.p.id, number: integer}}}",
                "pair: {coordinates: {longitude: $.p.id, latitude: $.p.id, from: gcj-02, to: wgs-84, give: array}}",
                "all: {from: $.list, each: {from: $.id, number: integer}}"
            })
    void whatIsMaskedShowsInNoReasonOfAnotherFieldThatReadsTheSamePlace(String sibling) {
        SnapshotFixture catalog = mapping("fields:\n  id: {from: $.p.id, mask: sm3}\n"
                        + "  ids: {from: $.list, each: {from: $.id, mask: drop}}\n  " + sibling)
                .table("cities", "code,name\n330100,杭州市\n");

        Outcome outcome = catalog.outcome("{\"p\":{\"id\":\"SECRET\"},\"list\":[{\"id\":\"SECRET\"}]}");

        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(((Outcome.Rejected) outcome).errors())
                .allSatisfy(error -> assertThat(error.toString()).doesNotContain("SECRET"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no: {from: __key__, number: integer}",
                "no: {from: __key__, code: cities}",
                "no: {from: [$.none, __key__], time: yyyyMMdd, zone: UTC}",
                "no: {fields: {no: {from: __key__, check: uscc, number: integer}}}",
                "all: {from: $.list, each: {from: __key__, number: integer}}"
            })
    void anAttributeThatIsMaskedShowsInNoReasonOfAnotherFieldThatReadsIt(String sibling) {
        for (String masked : List.of("id: {from: __key__, mask: sm3}", "id: {cel: key, mask: drop}")) {
            Contract contract = mapping("fields:\n  " + masked + "\n  topic: __topic__\n  " + sibling)
                    .table("cities", "code,name\n330100,杭州市\n")
                    .contract();
            byte[] value = "{\"list\":[1]}".getBytes(StandardCharsets.UTF_8);

            Outcome outcome = contract.open()
                    .standardize(SnapshotFixture.record("SECRET".getBytes(StandardCharsets.UTF_8), value));

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(((Outcome.Rejected) outcome).errors())
                    .allSatisfy(error -> assertThat(error.toString()).doesNotContain("SECRET"));
            assertThat(contract.unmapped()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all: {from: $.list, each: {cel: 'element.n + record.phone'}, join: ',', mask: sm3}",
                "all: {from: $.list, each: {fields: {a: {cel: record.phone}}}, mask: drop}",
                "all: {from: $.list, each: {from: [$.none, __value__]}, mask: drop}",
                "all: {from: $.list, each: {fields: {a: {from: $.n, each: {cel: record.phone}}}}, mask: drop}"
            })
    void whatAMaskedFieldsElementsReadElsewhereShowsInNoReasonOfAnotherField(String masked) {
        SnapshotFixture catalog = mapping("fields:\n  " + masked + "\n  phone: {from: $.phone, number: integer}");

        RecordError error = error(catalog.outcome("{\"phone\":\"SECRET\",\"list\":[{\"n\":\"1\"}]}"));

        assertThat(error.pointer()).isEqualTo("/phone");
        assertThat(error.seen()).isEqualTo("***");
        assertThat(error.toString()).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"number: integer", "code: cities"})
    void anAttributeThatAMaskedFieldsElementsReadShowsInNoReasonAndNoCensus(String step) {
        Contract contract = mapping("fields:\n  all: {from: $.list, each: {from: __key__}, mask: drop}\n"
                        + "  topic: __topic__\n  no: {from: __key__, " + step + "}")
                .table("cities", "code,name\n330100,杭州市\n")
                .contract();
        byte[] value = "{\"list\":[1]}".getBytes(StandardCharsets.UTF_8);

        RecordError error = error(
                contract.open().standardize(SnapshotFixture.record("SECRET".getBytes(StandardCharsets.UTF_8), value)));

        assertThat(error.toString()).doesNotContain("SECRET");
        assertThat(contract.unmapped()).isEmpty();
    }

    @Test
    void whatLiesInAnotherArraysElementsStillShows() {
        SnapshotFixture catalog = mapping("""
                fields:
                  people: {from: $.people, each: {from: $.id}, mask: drop}
                  cars: {from: $.cars, each: {from: $.id, number: integer}}
                """);

        assertThat(error(catalog.outcome("{\"people\":[{\"id\":\"SECRET\"}],\"cars\":[{\"id\":\"red\"}]}"))
                        .seen())
                .isEqualTo("'red'");
    }

    @Test
    void anotherAttributeThanTheMaskedOneStillShows() {
        SnapshotFixture catalog = mapping("""
                fields:
                  id: {from: __key__, mask: sm3}
                  topic: {from: __topic__, number: integer}
                """);

        assertThat(error(catalog.outcome("{}")).seen()).isEqualTo("'ods.sample'");
    }

    @Test
    void aFieldThatReadsAnotherPlaceStillShowsWhatItSaw() {
        SnapshotFixture catalog = mapping("""
                fields:
                  id: {from: $.p.id, mask: sm3}
                  age: {from: $.p.age, number: integer}
                """);

        assertThat(error(catalog.outcome("{\"p\":{\"id\":\"SECRET\",\"age\":\"old\"}}"))
                        .seen())
                .isEqualTo("'old'");
    }
}
