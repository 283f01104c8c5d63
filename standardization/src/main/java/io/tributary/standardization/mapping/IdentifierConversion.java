package io.tributary.standardization.mapping;

import io.tributary.core.flow.IdentifierKind;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.identifier.Identifiers;

/** Lets through valid identifiers, as they are. Its reasons show no part of the value. */
final class IdentifierConversion implements ValueConversion {

    private final IdentifierKind kind;
    private final String rule;

    IdentifierConversion(IdentifierKind kind) {
        this.kind = kind;
        this.rule = "check: " + kind.keyword();
    }

    @Override
    public Object convert(Object value) throws FieldRefusal {
        Wording expected = Identifiers.described(kind);
        if (!JsonText.isScalar(value)) {
            throw FieldRefusal.discreet(
                    ErrorCode.INVALID_TYPE,
                    rule,
                    expected,
                    value,
                    Wording.of("is no single value to check", "不是可检验的单个值"));
        }
        Wording fault = Identifiers.fault(kind, JsonText.scalar(value));
        if (fault != null) {
            throw FieldRefusal.discreet(ErrorCode.INVALID_IDENTIFIER, rule, expected, value, fault);
        }
        return value;
    }
}
