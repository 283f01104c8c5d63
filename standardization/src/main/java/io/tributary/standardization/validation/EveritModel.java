package io.tributary.standardization.validation;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.everit.json.schema.Schema;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;

/**
 * Loads everit's model of a schema, with patterns in RE2's linear-time dialect. Nothing is ever loaded from elsewhere.
 * Stateless.
 */
final class EveritModel {

    private EveritModel() {}

    /**
     * @throws IllegalArgumentException with a message for people, where it is no schema
     */
    static Schema load(Map<?, ?> document, SchemaDraft draft) {
        Map<String, Object> whole = WholeCounts.in(document);
        // In draft-04 the loader refuses 2.0, where it meets it.
        boolean isFraction = draft == SchemaDraft.DRAFT_4 && !whole.equals(document);
        Map<?, ?> plain = isFraction ? document : whole;
        try {
            SchemaLoader.SchemaLoaderBuilder builder = SchemaLoader.builder().enableOverrideOfBuiltInFormatValidators();
            BoundedFormat.all().forEach(builder::addFormatValidator);
            return builder.draftV7Support()
                    .schemaJson((JSONObject) OrgJson.from(plain))
                    .regexpFactory(new LinearRegex())
                    .schemaClient(EveritModel::refuse)
                    .build()
                    .load()
                    .build();
        } catch (RuntimeException e) {
            // The loader, the reader of references and the engine of patterns each throw their own kind.
            List<String> faults = SchemaFaults.in(document, draft);
            // Of a single fault the loader's own words say more, unless it is a count that only looks like one.
            boolean tellsAll = faults.size() > 1 || (isFraction && !faults.isEmpty());
            String all = tellsAll ? SchemaFaults.joined(faults) : e.getMessage();
            throw new IllegalArgumentException("the schema cannot be used: " + all, e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("the schema refers to itself without end", e);
        }
    }

    private static InputStream refuse(String url) {
        throw ForeignReference.to(url);
    }
}
