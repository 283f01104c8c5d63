package io.tributary.standardization.validation;

import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.codec.JsonText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.everit.json.schema.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Turns everit's tree of exceptions into a flat list that quotes the schema and never the data.
 *
 * <p><b>Threading:</b> immutable.
 */
final class Violations {

    /** How everit names a member that lacks or is too many; the pointer only leads to the object. */
    private static final Pattern MEMBER = Pattern.compile(
            "(?:required key|extraneous key|property) \\[(.*)] (?:not found|is not permitted|is required)");
    /** everit escapes the tilde of a name once more for each level. */
    private static final Pattern ESCAPED_AGAIN = Pattern.compile("~0(?=[01])");

    private final Object schema;

    Violations(Object schema) {
        this.schema = schema;
    }

    List<SchemaViolation> of(ValidationException e) {
        Set<SchemaViolation> found = new LinkedHashSet<>();
        collect(e, e.getSchemaLocation(), found);
        return List.copyOf(found);
    }

    private void collect(ValidationException e, @Nullable String outerLocation, Set<SchemaViolation> found) {
        String location = e.getSchemaLocation() == null ? outerLocation : e.getSchemaLocation();
        if (isLeaf(e)) {
            found.add(leaf(e, location));
            return;
        }
        List<ValidationException> causes = e.getCausingExceptions();
        Object types =
                "anyOf".equals(e.getKeyword()) && quote(location, "anyOf") == null ? quote(location, "type") : null;
        if (types == null) {
            causes.forEach(cause -> collect(cause, location, found));
            return;
        }
        // "type" with several types: what matters is how the value breaks the type that it has, if it has one of them.
        List<ValidationException> beyondType = causes.stream()
                .filter(cause -> !"type".equals(cause.getKeyword()))
                .toList();
        if (beyondType.isEmpty()) {
            found.add(new SchemaViolation(pointer(e), "type", RecordError.shorten(JsonText.text(types))));
        } else {
            beyondType.forEach(cause -> collect(cause, location, found));
        }
    }

    /** That several alternatives match says more than how the others do not. */
    private static boolean isLeaf(ValidationException e) {
        return e.getCausingExceptions().isEmpty()
                || "oneOf".equals(e.getKeyword()) && e.getErrorMessage().endsWith("subschemas matched instead of one");
    }

    private SchemaViolation leaf(ValidationException e, @Nullable String location) {
        String keyword = e.getKeyword() == null ? "schema" : e.getKeyword();
        Matcher member = MEMBER.matcher(e.getErrorMessage());
        if (member.matches()) {
            return new SchemaViolation(pointer(e) + "/" + escaped(member.group(1)), keyword, null);
        }
        Object demanded = quote(location, keyword);
        return new SchemaViolation(
                pointer(e), keyword, demanded == null ? null : RecordError.shorten(JsonText.text(demanded)));
    }

    private static String pointer(ValidationException e) {
        String pointer = e.getPointerToViolation();
        return pointer == null
                ? ""
                : ESCAPED_AGAIN.matcher(pointer.substring(1)).replaceAll("~");
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** What the schema at a location says under a keyword; null where that place is not found. */
    private @Nullable Object quote(@Nullable String location, String keyword) {
        int fragment = location == null ? -1 : location.indexOf('#');
        if (location == null || fragment < 0) {
            return null;
        }
        Object place = schema;
        String[] names = location.substring(fragment + 1).split("/", -1);
        for (int i = 1; i < names.length; i++) {
            place = member(place, ESCAPED_AGAIN.matcher(names[i]).replaceAll("~"));
        }
        return place instanceof Map<?, ?> members ? members.get(keyword) : null;
    }

    private static @Nullable Object member(@Nullable Object place, String escapedName) {
        String name = escapedName.replace("~1", "/").replace("~0", "~");
        if (place instanceof Map<?, ?> members) {
            return members.get(name);
        }
        if (place instanceof List<?> elements && name.matches("\\d{1,6}")) {
            int index = Integer.parseInt(name);
            return index < elements.size() ? elements.get(index) : null;
        }
        return null;
    }
}
