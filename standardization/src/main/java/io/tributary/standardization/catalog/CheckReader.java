package io.tributary.standardization.catalog;

import io.tributary.core.flow.Conversion.IdentifierCheck;
import io.tributary.core.flow.IdentifierKind;
import io.tributary.standardization.yaml.YamlValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which identifier a field must be. */
final class CheckReader {

    private static final Map<String, IdentifierKind> KINDS = Map.of(
            IdentifierKind.RESIDENT_ID.keyword(),
            IdentifierKind.RESIDENT_ID,
            IdentifierKind.UNIFIED_SOCIAL_CREDIT_CODE.keyword(),
            IdentifierKind.UNIFIED_SOCIAL_CREDIT_CODE,
            "uscc",
            IdentifierKind.UNIFIED_SOCIAL_CREDIT_CODE);

    private CheckReader() {}

    static @Nullable IdentifierCheck read(@Nullable YamlValue check) {
        IdentifierKind kind = check == null ? null : check.oneOf(KINDS);
        return kind == null ? null : new IdentifierCheck(kind);
    }
}
