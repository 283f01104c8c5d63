package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.fault.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONArray;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas that editors use say the same as the parsers. */
final class EditorSchemaTests {

    private static final Schema FLOW = schema("flow.schema.json");
    private static final Schema ROUTE = schema("route.schema.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.a.b[0]",
                "__offset__",
                "__headers__",
                "{from: $.a}",
                "{from: __key__, mask: sm3}",
                "{const: 1}",
                "{const: ''}",
                "{const: false}",
                "{cel: 'record.a > 1'}",
                "{cel: 'record.a', number: decimal, default: 0}",
                "{from: $.a, missing: '-'}",
                "{from: $.a, missing: ['-;', '', -9999, true]}",
                "{from: $.a, missing: []}",
                "{from: $.a, code: gbt2260}",
                "{from: $.a, code: gbt2260, where: {level: county}}",
                "{from: $.a, code: {table: gbt2260, match: a, give: b, where: {level: [1, x]}}}",
                "{from: $.a, code: {table: a, match: [name, aliases], many: '|', at: f}}",
                "{from: $.a, code: {table: a, within: 330000}}",
                "{from: $.a, code: {table: a, within: ['330000', 320000], upTo: {level: prefecture}}}",
                "{from: $.a, code: {table: a, upTo: {level: [a, b]}, key: id, parent: [prefecture, province]}}",
                "{from: $.a, time: epoch-millis, zone: UTC}",
                "{from: $.a, time: 'yyyy-MM-dd HH:mm:ss', zone: Asia/Shanghai, to: yyyyMMdd}",
                "{from: $.a, number: integer, default: x, missing: x, mask: sm3}",
                "{from: $.a, check: resident-id, mask: sm4}",
                "{from: $.a, check: uscc, mask: drop}",
                "{cel: record.a, check: unified-social-credit-code, mask: {partial: {first: 3, last: 4, with: '#'}}}",
                "{from: $.a, mask: {partial: {last: 1}}}",
                "{from: $.a, mask: {partial: {first: 100, last: 0, with: 某}}}",
                "{from: $.a, time: [yyyy-MM-dd, yyyy年M月d日], zone: UTC, numerals: chinese}",
                "{from: $.a, time: epoch-micros, zone: UTC}",
                "{from: $.a, time: epoch-nanos, zone: UTC}",
                "{from: $.a, time: yyyy年M月d日, zone: UTC, numerals: ascii}",
                "{from: $.a, number: {kind: integer}}",
                "{from: $.a, number: {kind: decimal, written: percent, scale: 2}}",
                "{from: $.a, number: {kind: integer, written: [grouped, full-width, chinese]}, unit: {from: mg, to: g}}",
                "{from: $.a, unit: {from: km/h, to: m/s, scale: 0}}",
                "{coordinates: {longitude: $.x, latitude: {from: $.y, trim: true}, from: gcj-02, to: wgs-84, give: array, scale: 7}}",
                "{from: $.a, each: {coordinates: {longitude: $.x, latitude: {from: $.y, trim: true}, from: gcj-02, to: wgs-84, give: object}}}",
                "{from: [$.a, $.b.c, __key__]}",
                "{from: $.a, trim: true, halfWidth: true, upper: true}",
                "{from: $.a, trim: false, lower: true}",
                "{from: $.a, extract: '([0-9]+)'}",
                "{from: $.a, extract: {pattern: '(?<no>[0-9]+)', group: no, otherwise: missing}}",
                "{from: $.a, split: ' ', flatten: true, each: {trim: true, number: integer}, join: ''}",
                "{from: $.a, split: {on: ',', trim: true, dropEmpty: true}, pick: first}",
                "{from: $.a, pick: -1, code: gbt2260}",
                "{from: $.a, each: {}}",
                "{from: $.a, each: {from: $.b}}",
                "{from: $.a, each: {cel: element.b}}",
                "{from: $.a, each: {fields: {b: $.b, c: {const: 1}}}}",
                "{fields: {a: $.a, b: {fields: {c: {from: $.c, number: decimal}}}}}"
            })
    void bothTakeAFieldRule(String rule) {
        assertThat(parserTakesFlow(withField(rule))).as("parser").isTrue();
        assertThat(schemaTakes(FLOW, withField(rule))).as("schema").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b",
                "''",
                "5",
                "true",
                "[$.a]",
                "null",
                "__ofset__",
                "{}",
                "{number: integer}",
                "{from: a}",
                "{from: 1}",
                "{from: $.a, const: 1}",
                "{from: $.a, cel: a}",
                "{const: null}",
                "{const: [1]}",
                "{const: 1, number: integer}",
                "{const: 1, default: 2}",
                "{cel: ' '}",
                "{cel: true}",
                "{from: $.a, missing: {a: b}}",
                "{from: $.a, missing: [[a]]}",
                "{from: $.a, missing: null}",
                "{from: $.a, code: 1}",
                "{from: $.a, code: {}}",
                "{from: $.a, code: {tabel: a}}",
                "{from: $.a, code: {table: a, match: ''}}",
                "{from: $.a, code: {table: a, match: []}}",
                "{from: $.a, code: {table: a, match: [1]}}",
                "{from: $.a, code: {table: a, many: ''}}",
                "{from: $.a, code: {table: a, at: ''}}",
                "{from: $.a, code: {table: a, key: id}}",
                "{from: $.a, code: {table: a, parent: id}}",
                "{from: $.a, code: {table: a, within: []}}",
                "{from: $.a, code: {table: a, within: {a: b}}}",
                "{from: $.a, code: {table: a, upTo: prefecture}}",
                "{from: $.a, code: {table: a, upTo: {}}}",
                "{from: $.a, code: {table: a, upTo: {level: []}}}",
                "{from: $.a, code: {table: a, upTo: {level: a}, parent: []}}",
                "{from: $.a, where: {a: b}}",
                "{from: $.a, code: a, where: x}",
                "{from: $.a, code: a, where: {b: []}}",
                "{from: $.a, code: {table: a, where: {b: c}}, where: {b: c}}",
                "{from: $.a, code: a, number: integer}",
                "{from: $.a, code: a, time: epoch-millis, zone: UTC}",
                "{from: $.a, time: epoch-millis}",
                "{from: $.a, zone: UTC}",
                "{from: $.a, to: yyyy}",
                "{from: $.a, number: int}",
                "{from: $.a, mask: sha256}",
                "{from: $.a, mask: partial}",
                "{from: $.a, mask: {}}",
                "{from: $.a, mask: {sm3: {}}}",
                "{from: $.a, mask: {partial: {}}}",
                "{from: $.a, mask: {partial: {first: 0, last: 0}}}",
                "{from: $.a, mask: {partial: {first: -1, last: 3}}}",
                "{from: $.a, mask: {partial: {first: 101}}}",
                "{from: $.a, mask: {partial: {first: 1.5}}}",
                "{from: $.a, mask: {partial: {first: '3'}}}",
                "{from: $.a, mask: {partial: {first: 1, with: '**'}}}",
                "{from: $.a, mask: {partial: {first: 1, with: ''}}}",
                "{from: $.a, mask: {partial: {first: 1, middle: 2}}}",
                "{from: $.a, mask: drop, default: x}",
                "{from: $.a, check: id}",
                "{from: $.a, check: [uscc]}",
                "{const: 1, check: uscc}",
                "{from: $.a, default: null}",
                "{from: $.a, defualt: 1}",
                "{from: $.a, time: [], zone: UTC}",
                "{from: $.a, time: [epoch-millis], zone: UTC}",
                "{from: $.a, time: [yyyy-MM-dd]}",
                "{from: $.a, numerals: chinese}",
                "{from: $.a, time: yyyy-MM-dd, zone: UTC, numerals: roman}",
                "{from: $.a, time: epoch-millis, zone: UTC, numerals: chinese}",
                "{from: $.a, number: {}}",
                "{from: $.a, number: {kind: int}}",
                "{from: $.a, number: {kind: integer, scale: 2}}",
                "{from: $.a, number: {kind: decimal, scale: -1}}",
                "{from: $.a, number: {kind: decimal, scale: 31}}",
                "{from: $.a, number: {kind: decimal, scale: '2'}}",
                "{from: $.a, number: {kind: decimal, written: roman}}",
                "{from: $.a, number: {kind: decimal, writen: chinese}}",
                "{from: $.a, unit: mg/m3}",
                "{from: $.a, unit: {from: mg/m3}}",
                "{from: $.a, unit: {from: mg/m3, to: ug/m3, scale: 1.5}}",
                "{from: $.a, code: a, unit: {from: m, to: km}}",
                "{from: $.a, time: epoch-millis, zone: UTC, unit: {from: m, to: km}}",
                "{coordinates: {longitude: $.x, latitude: {from: $.y, trim: true}, from: gcj-02, to: wgs-84, give: both}}",
                "{coordinates: {longitude: $.x, latitude: {from: $.y, trim: true}, from: gcj-02, to: wgs-84, give: array, scale: 13}}",
                "{coordinates: {longitude: $.x, latitude: {from: $.y, trim: true}, from: gcj-02, to: wgs-84, give: array}, trim: true}",
                "{coordinates: {longitude: $.x, latitude: $.y, from: gcj-02, to: wgs-84}}",
                "{coordinates: {longitude: x, latitude: $.y, from: gcj-02, to: wgs-84, give: array}}",
                "{coordinates: {longitude: $.x, latitude: $.y, from: gps, to: wgs-84, give: array}}",
                "{from: []}",
                "{from: [a]}",
                "{from: [[$.a]]}",
                "{from: $.a, trim: yes}",
                "{from: $.a, halfWidth: 1}",
                "{from: $.a, upper: true, lower: true}",
                "{from: $.a, extract: ''}",
                "{from: $.a, extract: {group: no}}",
                "{from: $.a, extract: {pattern: a, otherwise: absent}}",
                "{from: $.a, split: ''}",
                "{from: $.a, split: {on: ''}}",
                "{from: $.a, split: {trim: true}}",
                "{from: $.a, flatten: once}",
                "{from: $.a, each: $.b}",
                "{from: $.a, each: {const: 1}}",
                "{from: $.a, each: {from: $.b, cel: element}}",
                "{from: $.a, each: {fields: {}}}",
                "{from: $.a, pick: middle}",
                "{from: $.a, pick: 10000}",
                "{from: $.a, pick: 1.0}",
                "{from: $.a, pick: 0, join: ','}",
                "{from: $.a, join: 1}",
                "{fields: {}}",
                "{fields: [a]}",
                "{fields: {a: $.a}, from: $.b}",
                "{fields: {a: $.a}, trim: true}",
                "{fields: {a: $.a}, default: 1}",
                "{fields: {a: {form: $.a}}}",
                "{const: 1, trim: true}"
            })
    void bothRefuseAFieldRule(String rule) {
        assertThat(parserTakesFlow(withField(rule))).as("parser").isFalse();
        assertThat(schemaTakes(FLOW, withField(rule))).as("schema").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flow: a|flow: a.b-1",
                "flow: a|flow: a\ndescription: x\nlane: bulk\nsites: [330100, '010000']",
                "topic: in|pattern: 'in.*'",
                "format: json|format: csv",
                "format: json|format: csv\n  csv: {}",
                "format: json|format: csv\n  csv: {columns: [a, b], separator: ';'}",
                "format: json|format: csv\n  csv: {separator: \"\\t\"}",
                "format: json|format: csv\n  csv: {quote: \"'\", trim: true}",
                "format: json|format: csv\n  csv: {quote: none, trim: false}",
                "format: json|format: xml\n  charset: GB18030\n  accepts: raw@2",
                "format: json|format: xml\n  xml: {}",
                "format: json|format: xml\n  xml: {arrays: [station, value]}",
                "format: json|format: json\n  wire: confluent",
                "format: json|format: json\n  embedded: [$, $.a.b]",
                "format: json|format: avro",
                "format: json|format: avro\n  wire: confluent",
                "format: json|format: avro\n  avro: {schema: raw@2}",
                "format: json|format: avro\n  wire: confluent\n  avro: {ids: {17: raw@2, 0: raw}}",
                "schema: s|schema: s@latest",
                "schema: s|schema: a@b@12",
                "schema: s|schema: s\n  when: 'true'\n  key: f\n  eventTime: f",
                "topic: out|topic: out\n  delivery: at-least-once",
                "topic: out|topic: 'std.${site}.${topic}-${flow}'",
                "topic: out|topic: out\n  partitions: same\n  fewer-partitions: fold",
                "topic: out|topic: out\n  partitions: 12\n  replication: 3\n  fewer-partitions: grow",
                "topic: out|topic: out\n  config: {retention.ms: 604800000, cleanup.policy: compact, preallocate: true}",
                "topic: out|topic: out\n  config: {confluent.key.schema.validation: true}"
            })
    void bothTakeAFlow(String change) {
        assertThat(parserTakesFlow(changed(change))).as("parser").isTrue();
        assertThat(schemaTakes(FLOW, changed(change))).as("schema").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flow: a|flow: A",
                "flow: a|flow: 1",
                "flow: a|name: a",
                "flow: a|flow: a\nextra: b",
                "flow: a|flow: a\ndescription: ''",
                "flow: a|flow: a\nlane: Bulk",
                "flow: a|flow: a\nsites: []",
                "flow: a|flow: a\nsites: 330100",
                "flow: a|flow: a\nsites: [3301]",
                "flow: a|flow: a\nsites: [a]",
                "flow: a|flow: a\nsites: ['330100', '330100']",
                "topic: in|topic: in\n  pattern: in",
                "topic: in|topic: 'in/x'",
                "topic: in|topic: '..'",
                "topic: in|tpoic: in",
                "format: json|format: JSON",
                "format: json|charset: UTF-8",
                "format: json|format: json\n  csv: {}",
                "format: json|format: csv\n  csv: []",
                "format: json|format: csv\n  csv: {columns: a}",
                "format: json|format: csv\n  csv: {columns: [a, a]}",
                "format: json|format: csv\n  csv: {separator: ';;'}",
                "format: json|format: csv\n  csv: {separator: '\"'}",
                "format: json|format: csv\n  csv: {quote: a}",
                "format: json|format: csv\n  csv: {quote: \"\"}",
                "format: json|format: csv\n  csv: {trim: 1}",
                "format: json|format: json\n  xml: {}",
                "format: json|format: xml\n  xml: {arrays: a}",
                "format: json|format: xml\n  xml: {arrays: [a, a]}",
                "format: json|format: xml\n  xml: {array: [a]}",
                "format: json|format: xml\n  wire: confluent",
                "format: json|format: json\n  wire: plain",
                "format: json|format: csv\n  embedded: [$.a]",
                "format: json|format: json\n  embedded: $.a",
                "format: json|format: json\n  embedded: [$.a, $.a]",
                "format: json|format: json\n  avro: {schema: a}",
                "format: json|format: avro\n  avro: {schema: a, ids: {1: b}}",
                "format: json|format: avro\n  wire: confluent\n  avro: {schema: a}",
                "format: json|format: avro\n  avro: {ids: {}}",
                "format: json|format: avro\n  avro: {ids: {a: b}}",
                "format: json|format: json\n  accepts: raw@new",
                "format: json|format: json\n  accepts: raw@0",
                "schema: s|schema: '@1'",
                "schema: s|key: f",
                "schema: s|schema: s\n  when: true",
                "schema: s|schema: s\n  wehn: 'true'",
                "topic: out|delivery: exactly-once",
                "topic: out|topic: out\n  delivery: twice",
                "topic: out|topic: 'std.${place}'",
                "topic: out|topic: 'std.${topic'",
                "topic: out|topic: 'std/${topic}'",
                "topic: out|topic: out\n  partitions: at-least",
                "topic: out|topic: out\n  partitions: 0",
                "topic: out|topic: out\n  partitions: '4'",
                "topic: out|topic: out\n  replication: 0",
                "topic: out|topic: out\n  fewer-partitions: modulo",
                "topic: out|topic: out\n  config: [retention.ms]",
                "topic: out|topic: out\n  config: {retention: 1}",
                "topic: out|topic: out\n  config: {retention.ms: ''}"
            })
    void bothRefuseAFlow(String change) {
        assertThat(parserTakesFlow(changed(change))).as("parser").isFalse();
        assertThat(schemaTakes(FLOW, changed(change))).as("schema").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"charset: UTF-9", "pattern: '('", "key: g"})
    void whatNeedsMoreThanASchemaIsTheParsersAlone(String line) {
        String text = switch (line.substring(0, line.indexOf(':'))) {
            case "charset" -> changed("format: json|format: json\n  " + line);
            case "pattern" -> changed("topic: in|" + line);
            default -> changed("schema: s|schema: s\n  " + line);
        };

        assertThat(parserTakesFlow(text)).as("parser").isFalse();
        assertThat(schemaTakes(FLOW, text)).as("schema").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{topic: b}]",
                "[{topic: b, when: x, select: [c, d], key: c}, {topic: c}]",
                "[{topic: b, select: []}]"
            })
    void bothTakeARoute(String targets) {
        assertThat(parserTakesRoute(withTargets(targets))).as("parser").isTrue();
        assertThat(schemaTakes(ROUTE, withTargets(targets))).as("schema").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{topic: b}",
                "[b]",
                "[{}]",
                "[{topic: b c}]",
                "[{topic: b, whne: x}]",
                "[{topic: b, when: 1}]",
                "[{topic: b, select: c}]",
                "[{topic: b, select: [c, c]}]",
                "[{topic: b, select: [1]}]",
                "[{topic: b, key: []}]",
                "[{topic: b}]\nextra: 1",
                "[{topic: b}]\ndescription: 1"
            })
    void bothRefuseARoute(String targets) {
        assertThat(parserTakesRoute(withTargets(targets))).as("parser").isFalse();
        assertThat(schemaTakes(ROUTE, withTargets(targets))).as("schema").isFalse();
    }

    private static String withField(String rule) {
        return """
                flow: a
                source: {topic: in, format: json}
                standard:
                  schema: s
                  fields:
                    f: %s
                target: {topic: out}
                """.formatted(rule);
    }

    private static String changed(String change) {
        String[] sides = change.split("\\|", 2);
        String text = """
                flow: a
                source:
                  topic: in
                  format: json
                standard:
                  schema: s
                  fields: {f: $.a}
                target:
                  topic: out
                """;
        assertThat(text).contains(sides[0] + "\n");
        return text.replace(sides[0] + "\n", sides[1] + "\n");
    }

    private static String withTargets(String targets) {
        return "route: a\nsource: {topic: in}\ntargets: " + targets + "\n";
    }

    private static boolean parserTakesFlow(String text) {
        return takes(FlowFileParserTests::parse, text);
    }

    private static boolean parserTakesRoute(String text) {
        return takes(RouteFileParserTests::parse, text);
    }

    private static boolean takes(Consumer<String> parser, String text) {
        try {
            parser.accept(text);
            return true;
        } catch (ConfigurationException e) {
            return false;
        }
    }

    private static boolean schemaTakes(Schema schema, String text) {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(text);
        try {
            schema.validate(withNulls(document));
            return true;
        } catch (ValidationException e) {
            return false;
        }
    }

    // org.json drops entries without a value.
    private static Object withNulls(Object value) {
        if (value instanceof Map<?, ?> map) {
            JSONObject object = new JSONObject();
            map.forEach((key, inner) -> object.put(String.valueOf(key), withNulls(inner)));
            return object;
        }
        if (value instanceof List<?> list) {
            JSONArray array = new JSONArray();
            list.forEach(inner -> array.put(withNulls(inner)));
            return array;
        }
        return value == null ? JSONObject.NULL : value;
    }

    private static Schema schema(String resource) {
        try (InputStream in = FlowFileParser.class.getResourceAsStream(resource)) {
            return SchemaLoader.builder()
                    .draftV7Support()
                    .schemaJson(new JSONObject(new JSONTokener(in)))
                    .build()
                    .load()
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
