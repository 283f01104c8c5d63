package io.tributary.standardization.validation;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The identifiers that a schema gives itself and its parts: what refers to one of them stays within the document.
 *
 * <p><b>Threading:</b> immutable once collected.
 */
final class SchemaIdentifiers {

    private final Set<String> known = new HashSet<>();

    private SchemaIdentifiers() {}

    static SchemaIdentifiers in(Map<?, ?> document) {
        SchemaIdentifiers identifiers = new SchemaIdentifiers();
        identifiers.collect(document, "");
        return identifiers;
    }

    boolean contain(String base, String reference) {
        return known.contains(resolved(base, reference));
    }

    /** The base of references inside a part of a schema. */
    static String base(String outer, Map<?, ?> part) {
        Object id = part.get("$id") instanceof String ? part.get("$id") : part.get("id");
        return id instanceof String own && !own.startsWith("#") ? resolved(outer, own) : outer;
    }

    private void collect(Object value, String base) {
        if (value instanceof Map<?, ?> part) {
            String own = base(base, part);
            if (!own.equals(base)) {
                known.add(own);
            }
            part.values().forEach(member -> collect(member, own));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> collect(element, base));
        }
    }

    /** Without its fragment. */
    static String resolved(String base, String reference) {
        int fragment = reference.indexOf('#');
        String bare = fragment < 0 ? reference : reference.substring(0, fragment);
        try {
            return URI.create(base).resolve(bare).toString();
        } catch (IllegalArgumentException e) {
            // No URI; it can still be the name of a subject.
            return bare;
        }
    }
}
