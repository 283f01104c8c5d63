package io.tributary.standardization.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An object made of fields of its own. It is left out where all of them are. */
record NestedFields(List<FieldPlan> fields) implements ValueReader {

    NestedFields {
        fields = List.copyOf(fields);
    }

    @Override
    public @Nullable Object read(RecordScope scope) throws FieldRefusal {
        Map<String, Object> object = new LinkedHashMap<>(fields.size() * 2);
        List<PlacedRefusal> refusals = new ArrayList<>();
        for (FieldPlan field : fields) {
            try {
                Object value = field.value(scope);
                if (value != null) {
                    object.put(field.name(), value);
                }
            } catch (FieldRefusal e) {
                String step = "/" + SingularPath.escape(field.name());
                for (PlacedRefusal placed : field.refusals(e, scope)) {
                    refusals.add(placed.within(step, "." + field.name(), placed.sourcePointer()));
                }
            }
        }
        if (!refusals.isEmpty()) {
            throw FieldRefusal.of(refusals);
        }
        return object.isEmpty() ? null : object;
    }

    /** Of a place within the object, as far as a rule of its own leads there. */
    @Nullable
    String sourcePointer(RecordScope scope, String pointer) {
        String name = JsonPointers.firstName(pointer);
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .map(field -> field.sourcePointer(scope, JsonPointers.rest(pointer)))
                .orElse(null);
    }

    @Override
    public Stream<String> places(RecordScope scope) {
        return fields.stream().flatMap(field -> field.places(scope));
    }

    @Override
    public boolean mayShowMasked() {
        return fields.stream().anyMatch(FieldPlan::mayShowMasked);
    }

    @Override
    public boolean readsAnywhere() {
        return fields.stream().anyMatch(FieldPlan::readsAnywhere);
    }

    @Override
    public boolean masks() {
        return fields.stream().anyMatch(FieldPlan::isMasked);
    }
}
