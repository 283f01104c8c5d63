package io.tributary.charts;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths that a chart's schema of values allows; where it leaves names to the user, any name will do. */
record ValuesSchema(JsonObject root) {

    boolean knows(String path) {
        JsonObject at = root;
        for (String member : path.split("\\.")) {
            JsonObject next = member(resolved(at), member);
            if (next == null) {
                return false;
            }
            at = next;
        }
        return true;
    }

    /** The paths below which the schema names no members. */
    List<String> leaves() {
        List<String> leaves = new ArrayList<>();
        collect("", root, leaves);
        leaves.remove("global");
        return leaves;
    }

    private void collect(String path, JsonObject unresolved, List<String> leaves) {
        JsonObject schema = resolved(unresolved);
        String prefix = path.isEmpty() ? "" : path + ".";
        if (schema.has("properties")) {
            schema.getAsJsonObject("properties")
                    .asMap()
                    .forEach((name, member) -> collect(prefix + name, member.getAsJsonObject(), leaves));
        } else {
            leaves.add(path);
        }
    }

    private static @Nullable JsonObject member(JsonObject schema, String name) {
        JsonObject properties = schema.getAsJsonObject("properties");
        if (properties != null && properties.has(name)) {
            return properties.getAsJsonObject(name);
        }
        if (schema.has("patternProperties")) {
            return schema.getAsJsonObject("patternProperties")
                    .asMap()
                    .values()
                    .iterator()
                    .next()
                    .getAsJsonObject();
        }
        boolean free = schema.has("additionalProperties")
                && schema.get("additionalProperties").isJsonObject();
        return free ? schema.getAsJsonObject("additionalProperties") : null;
    }

    private JsonObject resolved(JsonObject schema) {
        if (!schema.has("$ref")) {
            return schema;
        }
        String name = schema.get("$ref").getAsString().substring("#/$defs/".length());
        return resolved(root.getAsJsonObject("$defs").getAsJsonObject(name));
    }
}
