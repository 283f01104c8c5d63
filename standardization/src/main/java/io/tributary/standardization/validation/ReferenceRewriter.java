package io.tributary.standardization.validation;

import io.tributary.core.outcome.RecordError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through a schema and gives its references another form. What only looks like a reference, such as a property of the
 * name {@code $ref} or a value in an {@code enum}, stays.
 *
 * <p><b>Threading:</b> confined to one thread; for one document.
 */
final class ReferenceRewriter {

    private static final Set<String> REFERRING = Set.of("$ref", "$dynamicRef", "$recursiveRef");
    /** Meta-schemas of the newer drafts, which their validator has with it. */
    private static final String META_SCHEMAS = "https://json-schema.org/draft/";

    private final Map<String, Object> document;
    private final Target target;
    private final SchemaIdentifiers identifiers;
    private final String rootBase;
    private final List<String> faults = new ArrayList<>();
    private boolean embedded;

    ReferenceRewriter(Map<String, Object> document, Target target) {
        this.document = document;
        this.target = target;
        this.identifiers = SchemaIdentifiers.in(document);
        this.rootBase = SchemaIdentifiers.base("", document);
    }

    /** What a reference becomes. */
    @FunctionalInterface
    interface Target {

        /**
         * @param name     empty: the document itself, which is embedded in another
         * @param fragment a JSON Pointer
         */
        String of(String name, String fragment);
    }

    /** @param place empty where the document is the outermost */
    ReferenceRewriter embeddedAt(String place) {
        embedded = !place.isEmpty();
        return this;
    }

    /**
     * A copy; the document stays as it was.
     *
     * @throws IllegalArgumentException with every reference that leads nowhere
     */
    Map<String, Object> rewritten() {
        Map<String, Object> copy = schema(document, rootBase);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(SchemaFaults.joined(faults));
        }
        return copy;
    }

    private Object part(Object value, String base) {
        if (value instanceof Map<?, ?> members) {
            return schema(members, SchemaIdentifiers.base(base, members));
        }
        return value instanceof List<?> elements
                ? elements.stream().map(element -> part(element, base)).toList()
                : value;
    }

    private Map<String, Object> schema(Map<?, ?> members, String base) {
        Map<String, Object> copy = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = (String) key;
            if (REFERRING.contains(name) && value instanceof String reference) {
                copy.put(name, attempted(reference, base));
            } else if (SchemaKeywords.OF_NAMES.contains(name) && value instanceof Map<?, ?> named) {
                copy.put(name, named(named, base));
            } else {
                copy.put(name, SchemaKeywords.OF_DATA.contains(name) ? value : part(value, base));
            }
        });
        return copy;
    }

    private Map<String, Object> named(Map<?, ?> members, String base) {
        Map<String, Object> copy = new LinkedHashMap<>();
        members.forEach((name, value) -> copy.put((String) name, part(value, base)));
        return copy;
    }

    private String attempted(String reference, String base) {
        try {
            return reference(reference, base);
        } catch (IllegalArgumentException e) {
            String fault = String.valueOf(e.getMessage());
            if (!faults.contains(fault)) {
                faults.add(fault);
            }
            return reference;
        }
    }

    private String reference(String reference, String base) {
        int hash = reference.indexOf('#');
        String name = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash + 1);
        boolean isWhole =
                base.equals(rootBase) && SchemaIdentifiers.resolved(base, name).equals(rootBase);
        if (isWhole && !embedded && !name.isEmpty()) {
            // An engine would look for it elsewhere.
            return "#" + fragment;
        }
        boolean isOwn = name.isEmpty() || identifiers.contain(base, name);
        if (isOwn && !embedded || name.startsWith(META_SCHEMAS)) {
            return reference;
        }
        if (!base.equals(rootBase) || isOwn && !name.isEmpty()) {
            throw unclear(reference, "stands inside a part with an $id of its own");
        }
        if (!fragment.isEmpty() && !fragment.startsWith("/")) {
            throw unclear(reference, "names an anchor of a schema that others refer to");
        }
        return target.of(name, fragment);
    }

    private static IllegalArgumentException unclear(String reference, String why) {
        return new IllegalArgumentException("the reference '" + RecordError.shorten(reference) + "' " + why
                + "; refer to a definition by its place, as in 'common-types#/definitions/…'");
    }
}
