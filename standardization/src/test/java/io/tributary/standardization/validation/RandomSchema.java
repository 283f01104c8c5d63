package io.tributary.standardization.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Schemas from a seed, of every keyword of drafts 4, 6 and 7. Not all of them can be loaded. */
final class RandomSchema {

    private static final List<String> TYPES =
            List.of("string", "number", "integer", "object", "array", "boolean", "null");
    static final List<String> PATTERNS = List.of(
            "^[0-9]{6}$",
            "^[A-Z]{2}\\d{4}$",
            "a",
            "^a",
            "b$",
            "^(a|b|ab)$",
            "(a+)+$",
            "^.$",
            "[^a]",
            "^[\\u4e00-\\u9fa5]+$",
            "^[一-龥]+$",
            "\\bab",
            "(?i)AB",
            "\\p{L}",
            "^$",
            "");
    private static final List<String> FORMATS = List.of(
            "date-time",
            "date",
            "time",
            "email",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "uri-template",
            "hostname",
            "json-pointer",
            "relative-json-pointer",
            "regex",
            "unknown");

    private final SplittableRandom random;
    private final RandomJson json;
    private final int draft;

    private RandomSchema(SplittableRandom random) {
        this.random = random;
        this.json = new RandomJson(random);
        this.draft = List.of(4, 6, 7, 7).get(random.nextInt(4));
    }

    static Map<String, Object> from(SplittableRandom random) {
        RandomSchema schemas = new RandomSchema(random);
        Map<String, Object> root = schemas.object(3);
        root.put("$schema", "http://json-schema.org/draft-0" + schemas.draft + "/schema#");
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("d0", schemas.schema(2));
        definitions.put("d1", schemas.schema(2));
        root.put("definitions", definitions);
        return root;
    }

    private Object schema(int depth) {
        if (draft > 4 && random.nextInt(12) == 0) {
            return random.nextBoolean();
        }
        return object(depth);
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (depth < 3 && random.nextInt(10) == 0) {
            schema.put(
                    "$ref", List.of("#", "#/definitions/d0", "#/definitions/d1").get(random.nextInt(3)));
            return schema;
        }
        if (random.nextInt(3) == 0) {
            schema.put("type", random.nextInt(4) == 0 ? types() : type());
        }
        int keywords = random.nextInt(1, 4);
        for (int i = 0; i < keywords; i++) {
            add(schema, depth);
        }
        return schema;
    }

    private void add(Map<String, Object> schema, int depth) {
        switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> ofText(schema);
            case 1 -> ofNumber(schema);
            case 2 -> ofAny(schema);
            case 3 -> ofContainer(schema, depth - 1);
            default -> ofSeveral(schema, depth - 1);
        }
    }

    private void ofText(Map<String, Object> schema) {
        switch (random.nextInt(4)) {
            case 0 -> schema.put("minLength", (long) random.nextInt(5));
            case 1 -> schema.put("maxLength", (long) random.nextInt(8));
            case 2 -> schema.put("pattern", PATTERNS.get(random.nextInt(PATTERNS.size())));
            default -> schema.put("format", FORMATS.get(random.nextInt(FORMATS.size())));
        }
    }

    private void ofNumber(Map<String, Object> schema) {
        String side = random.nextBoolean() ? "min" : "max";
        switch (random.nextInt(3)) {
            case 0 -> schema.put(side + "imum", json.number());
            case 1 -> exclusive(schema, side);
            default ->
                schema.put(
                        "multipleOf",
                        List.of(1L, 2L, 3L, new BigDecimal("0.01"), new BigDecimal("0.5"), new BigDecimal("1e2"))
                                .get(random.nextInt(6)));
        }
    }

    private void exclusive(Map<String, Object> schema, String side) {
        String keyword = side.equals("min") ? "exclusiveMinimum" : "exclusiveMaximum";
        if (draft == 4) {
            schema.put(side + "imum", json.number());
            schema.put(keyword, random.nextBoolean());
        } else {
            schema.put(keyword, json.number());
        }
    }

    private void ofAny(Map<String, Object> schema) {
        switch (random.nextInt(4)) {
            case 0 -> schema.put("enum", list(random.nextInt(1, 5), () -> json.value(2)));
            case 1 -> schema.put("const", json.value(2));
            case 2 -> schema.put("required", names());
            default -> schema.put("title", "t");
        }
    }

    private void ofContainer(Map<String, Object> schema, int depth) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> schema.put("properties", members(depth));
            case 3 -> schema.put("patternProperties", Map.of(PATTERNS.get(random.nextInt(7)), schema(depth)));
            case 4 -> schema.put("additionalProperties", random.nextBoolean() ? random.nextBoolean() : object(depth));
            case 5 -> schema.put("propertyNames", schema(depth));
            case 6 -> schema.put(random.nextBoolean() ? "minProperties" : "maxProperties", (long) random.nextInt(4));
            case 7 -> schema.put("dependencies", Map.of(json.name(), random.nextBoolean() ? names() : schema(depth)));
            case 8 -> schema.put("items", random.nextBoolean() ? schema(depth) : list(2, () -> schema(depth)));
            case 9 -> {
                schema.put("items", list(random.nextInt(1, 3), () -> schema(depth)));
                schema.put("additionalItems", random.nextBoolean() ? random.nextBoolean() : object(depth));
            }
            case 10 -> schema.put("contains", schema(depth));
            default -> {
                schema.put("uniqueItems", true);
                schema.put(random.nextBoolean() ? "minItems" : "maxItems", (long) random.nextInt(4));
            }
        }
    }

    private void ofSeveral(Map<String, Object> schema, int depth) {
        switch (random.nextInt(5)) {
            case 0 -> schema.put("not", schema(depth));
            case 1 -> {
                schema.put("if", schema(depth));
                schema.put(random.nextBoolean() ? "then" : "else", schema(depth));
            }
            case 2 -> schema.put("allOf", list(random.nextInt(1, 3), () -> schema(depth)));
            case 3 -> schema.put("anyOf", list(random.nextInt(1, 3), () -> schema(depth)));
            default -> schema.put("oneOf", list(random.nextInt(1, 3), () -> schema(depth)));
        }
    }

    private Map<String, Object> members(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        IntStream.range(0, random.nextInt(1, 4)).forEach(i -> members.put(json.name(), schema(depth)));
        return members;
    }

    private List<Object> names() {
        return new ArrayList<>(
                list(random.nextInt(1, 3), json::name).stream().distinct().toList());
    }

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private List<Object> types() {
        return list(2, this::type).stream().distinct().toList();
    }

    private static List<Object> list(int size, Supplier<Object> element) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }
}
