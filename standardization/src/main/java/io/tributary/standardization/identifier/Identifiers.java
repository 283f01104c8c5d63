package io.tributary.standardization.identifier;

import io.tributary.core.flow.IdentifierKind;
import io.tributary.core.outcome.Wording;
import org.jspecify.annotations.Nullable;

/** Tells valid identifiers from others. Stateless. */
public final class Identifiers {

    private Identifiers() {}

    /**
     * Which demand of the standard the text does not meet, as a clause that goes on after it; null where it is valid. The
     * clause holds no part of the text, so that it can be told of a value that must not show.
     */
    public static @Nullable Wording fault(IdentifierKind kind, String text) {
        return switch (kind) {
            case RESIDENT_ID -> ResidentId.fault(text);
            case UNIFIED_SOCIAL_CREDIT_CODE -> CreditCode.fault(text);
        };
    }

    /** What people call such an identifier, with its standard. */
    public static Wording described(IdentifierKind kind) {
        return switch (kind) {
            case RESIDENT_ID -> ResidentId.DESCRIPTION;
            case UNIFIED_SOCIAL_CREDIT_CODE -> CreditCode.DESCRIPTION;
        };
    }
}
