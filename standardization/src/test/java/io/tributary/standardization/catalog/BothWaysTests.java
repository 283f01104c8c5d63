package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.outcome.Outcome;
import io.tributary.standardization.codec.RandomDocuments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A record has the same outcome whether its bytes were scanned or made into a tree. {@code -Dtributary.test.seeds=N} tries N
 * seeds instead of the usual few.
 */
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
            %s
              key: text
              when: "%s"
            target: {topic: std.both}
            """;
    /** A contract has some of them, with paths of its own. */
    private static final List<String> FIELDS = List.of(
            "number: {from: '%s', number: integer, missing: ['-;', '']}",
            "decimal: {from: '%s', number: decimal}",
            "code: {from: '%s', code: divisions}",
            "at: {from: '%s', time: \"yyyy-MM-dd'T'HH:mm:ss\", zone: Asia/Shanghai}",
            "masked: {from: '%s', mask: sm3}",
            "whole: \"%s\"",
            "other: \"%s\"",
            "elements: {from: '%s', each: {cel: 'has(record.a) ? record.a : element'}}",
            "constant: {const: 1}");

    private static final List<String> CONDITIONS = List.of(
            "true",
            "has(record.a)",
            "has(record.properties.a) && record.properties.a == 1",
            "record.a == record.b || has(record.c.a)",
            "has(record.properties) && !has(record.properties.b.c) || record.a == 2",
            "has(record.b.a) ? record.b.a != 69 : true",
            "type(record.a) == type(record.properties)",
            "size(record.properties) > 1",
            "has(record.a) && has(record.a.b)",
            "[1, 2].exists(record, record == 2)",
            "'a' in record",
            "record.properties.exists(name, has(record.properties.b))");
    private static final List<String> EXPRESSIONS = List.of(
            "has(record.a) ? record.a : 'none'",
            "record.properties.a",
            "record.a.b.c",
            "cel.bind(x, record.properties, has(x.a) ? x.a : x)",
            "record['properties'].a",
            "[record.a, record.b]",
            "has(record.properties.b) ? record.properties : record.c",
            "topic + string(offset)",
            "{'all': record}");

    /** To an expression that looks at the whole record, a record is always a tree. */
    private static final String WHOLE = "type(record) == type(record)";

    private static String fields(SplittableRandom random, RandomDocuments documents) {
        List<String> lines = new ArrayList<>();
        for (String field : FIELDS) {
            if (random.nextInt(3) == 0) {
                boolean quotedSingly = field.contains("'%s'");
                String path = documents.path();
                lines.add(field.formatted(quotedSingly ? path.replace("'", "''") : path));
            }
        }
        lines.add("told: {cel: \"" + EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size())) + "\"}");
        return String.join("\n", lines).indent(4).stripTrailing();
    }

    private static Standardizer open(String path, String fields, String condition) {
        return new SnapshotFixture()
                .schema("any", 1, SCHEMA)
                .table("divisions", "code,name\n330100,杭州市\n1,x\n2,x\n")
                .flow(FLOW.formatted(path, fields, condition))
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

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("tributary.test.seeds", 2));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOutcomeIsTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomDocuments documents = new RandomDocuments(random);
        Set<Class<?>> kinds = new HashSet<>();
        for (int contract = 0; contract < 6; contract++) {
            String path = documents.path();
            String fields = fields(random, documents);
            String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
            Standardizer scanning = open(path, fields, condition);
            Standardizer building = open(path, fields, WHOLE + " && (" + condition + ")");
            for (int i = 0; i < 400; i++) {
                for (byte[] value :
                        List.of(documents.document().getBytes(StandardCharsets.UTF_8), documents.broken())) {
                    Outcome outcome = scanning.standardize(SnapshotFixture.record(value));
                    kinds.add(outcome.getClass());
                    assertThat(shown(outcome))
                            .as(() -> new String(value, StandardCharsets.UTF_8))
                            .isEqualTo(shown(building.standardize(SnapshotFixture.record(value))));
                }
            }
        }
        assertThat(kinds).contains(Outcome.Mirrored.class, Outcome.Rejected.class);
    }
}
