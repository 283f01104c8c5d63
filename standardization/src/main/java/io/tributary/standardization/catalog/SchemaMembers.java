package io.tributary.standardization.catalog;

import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.Mask;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.mapping.ProblemSink;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members that a shared schema plainly demands and allows at the top of a record, to find flows every record of which it
 * would refuse. What combinators, references and patterns may add or take away is left to the validation of records.
 */
final class SchemaMembers {

    private final String schema;
    private final Map<?, ?> top;

    private SchemaMembers(String schema, Map<?, ?> top) {
        this.schema = schema;
        this.top = top;
    }

    /**
     * @param name subject and version
     * @param text that was found to be a schema
     */
    static SchemaMembers of(String name, String text) {
        // Beside a reference the older drafts look at nothing else.
        return JsonText.parse(text) instanceof Map<?, ?> top && !top.containsKey("$ref")
                ? new SchemaMembers(name, top)
                : new SchemaMembers(name, Map.of());
    }

    void check(FlowDefinition flow, ProblemSink problems) {
        Set<String> mapped =
                flow.standard().fields().stream().map(FieldRule::name).collect(Collectors.toSet());
        if (isClosed() && top.get("properties") instanceof Map<?, ?> properties) {
            Set<String> known =
                    properties.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
            for (FieldRule field : flow.standard().fields()) {
                // What a mask drops is never in the record.
                if (!known.contains(field.name()) && !(field.mask() instanceof Mask.Drop)) {
                    problems.add(
                            "standard.fields." + field.name(),
                            "the schema " + schema + " has no property '" + field.name()
                                    + "' and allows no other, so it would refuse every record with it",
                            NearestName.of(field.name(), known));
                }
            }
        }
        if (top.get("required") instanceof List<?> required) {
            for (Object name : required) {
                if (name instanceof String member && !mapped.contains(member)) {
                    problems.add(
                            "standard.fields",
                            "the schema " + schema + " requires '" + member
                                    + "', which no field maps, so it would refuse every record",
                            NearestName.of(member, mapped));
                }
            }
        }
    }

    private boolean isClosed() {
        return Boolean.FALSE.equals(top.get("additionalProperties")) && !top.containsKey("patternProperties");
    }
}
