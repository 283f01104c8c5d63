package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.ConditionalSchema;
import org.everit.json.schema.NotSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.ReferenceSchema;
import org.everit.json.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Finds schemas that lead back to themselves without going into an array or object first: to check a value against one
 * would never end.
 *
 * <p><b>Threading:</b> confined to one thread; for one schema.
 */
final class EndlessReference {

    private final Set<Schema> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Schema> closed = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @throws IllegalArgumentException naming the place, where there is one
     */
    static void refuseIn(Schema root) {
        EndlessReference search = new EndlessReference();
        List<Schema> waiting = new ArrayList<>(List.of(root));
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!waiting.isEmpty()) {
            Schema schema = waiting.remove(waiting.size() - 1);
            if (seen.add(schema)) {
                search.follow(schema);
                waiting.addAll(ofSameValue(schema));
                waiting.addAll(ofValuesInside(schema));
            }
        }
    }

    private void follow(Schema schema) {
        if (closed.contains(schema)) {
            return;
        }
        if (!open.add(schema)) {
            throw new IllegalArgumentException("the schema refers to itself without end at "
                    + (schema.getSchemaLocation() == null ? "#" : schema.getSchemaLocation()));
        }
        ofSameValue(schema).forEach(this::follow);
        open.remove(schema);
        closed.add(schema);
    }

    private static List<Schema> ofSameValue(Schema schema) {
        List<Schema> found = new ArrayList<>();
        if (schema instanceof ReferenceSchema reference) {
            add(reference.getReferredSchema(), found);
        } else if (schema instanceof CombinedSchema combined) {
            found.addAll(combined.getSubschemas());
        } else if (schema instanceof NotSchema not) {
            found.add(not.getMustNotMatch());
        } else if (schema instanceof ConditionalSchema conditional) {
            conditional.getIfSchema().ifPresent(found::add);
            conditional.getThenSchema().ifPresent(found::add);
            conditional.getElseSchema().ifPresent(found::add);
        } else if (schema instanceof ObjectSchema object) {
            found.addAll(object.getSchemaDependencies().values());
        }
        return found;
    }

    private static List<Schema> ofValuesInside(Schema schema) {
        List<Schema> found = new ArrayList<>();
        if (schema instanceof ObjectSchema object) {
            found.addAll(object.getPropertySchemas().values());
            found.addAll(ModelPatterns.of(object).values());
            add(object.getSchemaOfAdditionalProperties(), found);
            add(object.getPropertyNameSchema(), found);
        } else if (schema instanceof ArraySchema array) {
            if (array.getItemSchemas() != null) {
                found.addAll(array.getItemSchemas());
            }
            add(array.getAllItemSchema(), found);
            add(array.getSchemaOfAdditionalItems(), found);
            add(array.getContainedItemSchema(), found);
        }
        return found;
    }

    private static void add(@Nullable Schema schema, List<Schema> found) {
        if (schema != null) {
            found.add(schema);
        }
    }
}
