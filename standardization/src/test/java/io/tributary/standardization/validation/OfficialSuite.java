package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.standardization.codec.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the official test suite of JSON Schema from a checkout of it, which is no part of this project:
 *
 * <pre>mvn test -pl standardization -am -Dtest=OfficialSuite -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Djson.schema.test.suite=DIR</pre>
 *
 * <p>Not one of the usual tests, by its name, since the usual build has no checkout. It fails where the plan and its
 * reference disagree, and prints how the reference itself stands.
 */
class OfficialSuite {

    @ParameterizedTest
    @CsvSource({
        "draft4, http://json-schema.org/draft-04/schema#",
        "draft6, http://json-schema.org/draft-06/schema#",
        "draft7, http://json-schema.org/draft-07/schema#",
        "draft2019-09, https://json-schema.org/draft/2019-09/schema",
        "draft2020-12, https://json-schema.org/draft/2020-12/schema"
    })
    void thePlanAgreesWithItsReferenceOnEveryCase(String folder, String draft) throws IOException {
        String checkout = System.getProperty("json.schema.test.suite");
        assertThat(checkout).as("-Djson.schema.test.suite names the checkout").isNotNull();
        List<String> disagreements = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(checkout, "tests", folder))) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> {
                for (Object group : (List<?>) JsonText.parse(read(file))) {
                    run(file, (Map<?, ?>) group, draft, counts, disagreements, wrong);
                }
            });
        }
        System.out.println(
                folder + ": " + counts + ", disagreements between plan and reference " + disagreements.size());
        wrong.forEach(line -> System.out.println("  " + line));
        assertThat(counts).containsKey("cases");
        assertThat(disagreements).isEmpty();
    }

    private static void run(
            Path file,
            Map<?, ?> group,
            String draft,
            Map<String, Integer> counts,
            List<String> disagreements,
            List<String> wrong) {
        List<?> cases = (List<?>) group.get("tests");
        counts.merge("cases", cases.size(), Integer::sum);
        String where = file.getParent().getFileName() + "/" + file.getFileName() + " " + group.get("description");
        SchemaValidator validator;
        try {
            validator = SchemaValidator.compile(JsonText.text(named(group.get("schema"), draft)));
        } catch (IllegalArgumentException e) {
            counts.merge("cases of schemas refused at load", cases.size(), Integer::sum);
            wrong.add("refused: " + where + ": " + e.getMessage());
            return;
        }
        counts.merge("schemas " + validator.engine().kind(), 1, Integer::sum);
        for (Object entry : cases) {
            Map<?, ?> one = (Map<?, ?>) entry;
            boolean expected = Boolean.TRUE.equals(one.get("valid"));
            boolean reference = validator.validate(one.get("data")).isEmpty();
            boolean plan = validator.accepts(one.get("data"));
            counts.merge(reference == expected ? "as the suite expects" : "not as the suite expects", 1, Integer::sum);
            if (plan != reference) {
                disagreements.add(where + ": " + one.get("description"));
            }
            if (reference != expected) {
                wrong.add((expected ? "valid, but refused: " : "invalid, but accepted: ") + where + ": "
                        + one.get("description"));
            }
        }
    }

    private static Object named(Object schema, String draft) {
        if (!(schema instanceof Map<?, ?> members) || members.containsKey("$schema")) {
            return schema;
        }
        Map<Object, Object> named = new LinkedHashMap<>();
        named.put("$schema", draft);
        named.putAll(members);
        return named;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
