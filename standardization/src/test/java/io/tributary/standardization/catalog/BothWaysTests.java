package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.outcome.Outcome;
import io.tributary.standardization.codec.RandomDocuments;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record has the same outcome whether its bytes were scanned or made into a tree. */
class BothWaysTests {

    private static final String SCHEMA = """
            {"type": "object", "required": ["text"], "properties": {
              "text": {"type": ["string", "null", "boolean"]}, "number": {"type": "integer", "maximum": 100},
              "masked": {"minLength": 64}, "whole": {"type": ["object", "string"]}}}""";

    private static final String FLOW = """
            flow: both
            source: {topic: ods.both, format: json}
            standard:
              schema: any@1
              fields:
                text: {from: "%s", default: x}
                number: {from: "%s", number: integer, missing: ["-;", ""]}
                decimal: {from: "%s", number: decimal}
                code: {from: "%s", code: divisions}
                at: {from: "%s", time: "yyyy-MM-dd'T'HH:mm:ss", zone: Asia/Shanghai}
                masked: {from: "%s", mask: sm3}
                whole: "%s"
                constant: {const: 1}
              key: text
            %s
            target: {topic: std.both}
            """;

    private static Standardizer open(Object[] paths, String condition) {
        Object[] parts = Arrays.copyOf(paths, paths.length + 1);
        parts[paths.length] = condition;
        return new SnapshotFixture()
                .schema("any", 1, SCHEMA)
                .table("divisions", "code,name\n330100,杭州市\n1,x\n2,x\n")
                .flow(FLOW.formatted(parts))
                .contract()
                .open();
    }

    private static String shown(Outcome outcome) {
        if (outcome instanceof Outcome.Mirrored mirrored) {
            return SnapshotFixture.key(outcome) + " " + SnapshotFixture.value(outcome) + " "
                    + mirrored.eventTimeMillis();
        }
        return outcome.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOutcomeIsTheSame(long seed) {
        RandomDocuments documents = new RandomDocuments(new SplittableRandom(seed));
        for (int contract = 0; contract < 6; contract++) {
            Object[] paths = new Object[7];
            Arrays.setAll(paths, i -> documents.path());
            Standardizer scanning = open(paths, "");
            // An expression may look at the whole record, which is made into a tree then.
            Standardizer building = open(paths, "  when: \"true\"");
            for (int i = 0; i < 400; i++) {
                for (byte[] value :
                        List.of(documents.document().getBytes(StandardCharsets.UTF_8), documents.broken())) {
                    assertThat(shown(scanning.standardize(SnapshotFixture.record(value))))
                            .as(() -> new String(value, StandardCharsets.UTF_8))
                            .isEqualTo(shown(building.standardize(SnapshotFixture.record(value))));
                }
            }
        }
    }
}
