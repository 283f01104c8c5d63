package io.tributary.standardization.catalog;

import io.tributary.core.flow.SchemaReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document in the copy of a catalog.
 *
 * @param goingOn the flow that this document is kept for, because a newer one was refused; absent where it counts for all
 * @param file    its path inside the copy, with slashes
 * @param sha256  of its text in UTF-8, in hexadecimal
 * @param references of a schema to others, as in {@link CatalogDocument}
 */
record CopiedDocument(
        @Nullable String goingOn,
        CatalogSection section,
        String name,
        String version,
        String origin,
        String file,
        String sha256,
        Map<String, SchemaReference> references) {

    CopiedDocument {
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }
}
