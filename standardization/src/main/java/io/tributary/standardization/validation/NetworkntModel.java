package io.tributary.standardization.validation;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.vocabulary.Vocabularies;
import com.networknt.schema.vocabulary.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Loads schemas of the newer drafts, with patterns in RE2's linear-time dialect. The meta-schemas come with the library;
 * nothing is ever loaded from elsewhere. Stateless.
 */
final class NetworkntModel {

    /** Where the library has its meta-schemas, and where it keeps them inside itself. */
    private static final List<String> BUNDLED =
            List.of("https://json-schema.org/draft/", "http://json-schema.org/draft-", "classpath:");

    private static final SchemaLocation ROOT = SchemaLocation.of("https://tributary.invalid/schema");
    /** One of each kind, to find a schema that refers to itself without end before data does. */
    private static final List<Object> PROBES = List.of(Map.of(), List.of(), "", 0L, Boolean.TRUE);

    private NetworkntModel() {}

    /**
     * @throws IllegalArgumentException with a message for people, where it is no schema
     */
    static Schema load(Map<?, ?> document, SchemaDraft draft) {
        Dialect plain = draft.dialect();
        Dialect dialect = Dialect.builder(plain)
                .formats(NetworkntFormat::boundAll)
                .vocabularyRegistry(NetworkntModel::weighed)
                .build();
        try {
            JsonNode tree = JacksonTree.from(document);
            List<String> faults = SchemaFaults.in(document, draft);
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(SchemaFaults.joined(faults));
            }
            Schema schema = registry(dialect, true).getSchema(ROOT, tree);
            schema.initializeValidators();
            PROBES.forEach(probe -> NetworkntSchemaValidator.violations(schema, JacksonTree.from(probe)));
            return schema;
        } catch (RuntimeException e) {
            // The loader, the reader of references and the engine of patterns each throw their own kind.
            throw new IllegalArgumentException("the schema cannot be used: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("the schema refers to itself without end", e);
        }
    }

    /** What a schema's own meta-schema has against it. The library takes a keyword whose value is of a wrong kind as absent. */
    static List<SchemaViolation> againstMetaSchema(Map<?, ?> document, Dialect dialect) {
        Schema metaSchema = registry(dialect, false).getSchema(SchemaLocation.of(dialect.getId()));
        return NetworkntSchemaValidator.violations(metaSchema, JacksonTree.from(document));
    }

    /** A draft's vocabulary with keywords that pay for what they look at; null where the library knows none. */
    private static @Nullable Vocabulary weighed(String id) {
        Vocabulary plain = Vocabularies.getVocabulary(id);
        return plain == null
                ? null
                : new Vocabulary(
                        id,
                        plain.getKeywords().stream()
                                .map(NetworkntModel::weighed)
                                .toArray(Keyword[]::new));
    }

    private static Keyword weighed(Keyword keyword) {
        String name = keyword.getValue();
        if (name.equals("uniqueItems")) {
            return DistinctItems.keyword();
        }
        return WeighedKeyword.NAMES.contains(name) ? new WeighedKeyword(keyword) : keyword;
    }

    private static SchemaRegistry registry(Dialect dialect, boolean assertsFormats) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(assertsFormats)
                .losslessNarrowing(true)
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ROOT)
                .regularExpressionFactory(NetworkntModel::pattern)
                .build();
        return SchemaRegistry.withDialect(
                dialect,
                builder -> builder.schemaRegistryConfig(config)
                        .schemaLoader(loader -> loader.allow(location -> isBundled(location.toString()))));
    }

    private static RegularExpression pattern(String text) {
        TextRule rule = TextPatterns.compile(LinearRegex.requireUsable(text));
        return rule::accepts;
    }

    private static boolean isBundled(String location) {
        if (BUNDLED.stream().noneMatch(location::startsWith)) {
            throw ForeignReference.to(location);
        }
        return true;
    }
}
