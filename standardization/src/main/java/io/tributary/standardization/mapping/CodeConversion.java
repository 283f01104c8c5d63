package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.dictionary.CodeIndex;
import io.tributary.standardization.dictionary.CodeIndex.Match;
import io.tributary.standardization.dictionary.CodeTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replaces a value by its code. An empty cell is no code. */
final class CodeConversion implements ValueConversion {

    private final CodeIndex index;
    private final String rule;
    private final String expected;

    /**
     * @throws IllegalArgumentException where the table lacks a column that the look-up names
     */
    CodeConversion(CodeTable table, CodeLookup lookup) {
        this.index = CodeIndex.of(table, lookup.match(), lookup.give(), lookup.where());
        this.rule = "code: " + lookup.table();
        this.expected = "a " + lookup.match() + " in the code table " + lookup.table() + conditions(lookup.where());
    }

    /** In alphabetical order: a reason reads the same wherever and whenever it is given. */
    private static String conditions(Map<String, List<String>> where) {
        return where.isEmpty()
                ? ""
                : new TreeMap<>(where)
                        .entrySet().stream()
                                .map(condition ->
                                        condition.getKey() + " is " + String.join(" or ", condition.getValue()))
                                .collect(Collectors.joining(" and ", " where ", ""));
    }

    @Override
    public @Nullable Object convert(Object value) throws FieldRefusal {
        if (!JsonText.isScalar(value)) {
            throw new FieldRefusal(ErrorCode.INVALID_TYPE, rule, expected, value, "is no single value to look up");
        }
        Match match = index.find(JsonText.scalar(value));
        if (match instanceof Match.Answer answer) {
            return answer.value().isEmpty() ? null : answer.value();
        }
        if (match instanceof Match.Ambiguous ambiguous) {
            throw new FieldRefusal(
                    ErrorCode.AMBIGUOUS_CODE,
                    rule,
                    expected,
                    value,
                    "stands for several rows: " + String.join("; ", ambiguous.candidates())
                            + "; narrow the rule with 'where'");
        }
        throw new FieldRefusal(ErrorCode.UNKNOWN_CODE, rule, expected, value, "is not " + expected);
    }
}
