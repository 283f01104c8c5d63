package io.tributary.standardization.mapping;

import io.tributary.core.flow.CodeContainment;
import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.dictionary.CodeIndex.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the refusals of one look-up say. Immutable. */
final class CodeWording {

    private final Wording expected;

    CodeWording(CodeLookup lookup) {
        List<String> columns = lookup.match().columns();
        List<String> english = new ArrayList<>();
        List<String> chinese = new ArrayList<>();
        CodeContainment containment = lookup.containment();
        if (containment != null && !containment.within().isEmpty()) {
            english.add("within " + String.join(" or ", containment.within()));
            chinese.add("在 " + String.join(" 或 ", containment.within()) + " 之内");
        }
        // In alphabetical order: a reason reads the same wherever and whenever it is given.
        Map<String, List<String>> where = new TreeMap<>(lookup.where());
        if (!where.isEmpty()) {
            english.add(where.entrySet().stream()
                    .map(condition -> condition.getKey() + " is " + String.join(" or ", condition.getValue()))
                    .collect(Collectors.joining(" and ", "where ", "")));
            where.forEach((column, values) -> chinese.add(column + " 为 " + String.join(" 或 ", values)));
        }
        String table = lookup.table();
        this.expected = Wording.of(
                "a " + String.join(" or ", columns) + " in the code table " + table
                        + english.stream().map(condition -> " " + condition).collect(Collectors.joining()),
                ChineseSpacing.join(
                        "码表 " + table,
                        chinese.isEmpty() ? "" : "（" + String.join("，", chinese) + "）",
                        "中的 " + String.join(" 或 ", columns)));
    }

    Wording expected() {
        return expected;
    }

    Wording noSingleValue() {
        return Wording.of("is no single value to look up", "不是可查码表的单个值");
    }

    Wording ambiguous(List<String> candidates) {
        return Wording.of(
                "stands for several rows: " + String.join("; ", candidates)
                        + "; narrow the rule with 'where' or 'within'",
                "对应多行：" + String.join("；", candidates) + "；请用 where 或 within 缩小范围");
    }

    /**
     * @param leftOut a row that has the value and does not count
     */
    Wording unknown(@Nullable String leftOut, @Nullable String nearest) {
        String english = "is not " + expected.english();
        String chinese = "不是" + expected.chinese();
        if (leftOut != null) {
            return Wording.of(
                    english + "; the rule leaves out its row " + leftOut, chinese + "；该规则排除了它所在的行：" + leftOut);
        }
        return nearest == null
                ? Wording.of(english, chinese)
                : Wording.of(
                        english + "; the nearest entry is '" + nearest + "'", chinese + "；最接近的条目是“" + nearest + "”");
    }

    /**
     * @param day of the record's event; absent where it must not show
     */
    Wording atAnotherTime(List<Period> periods, @Nullable Long day) {
        String english = periods.stream().map(CodeWording::english).collect(Collectors.joining(", and "));
        String chinese = periods.stream().map(CodeWording::chinese).collect(Collectors.joining("、"));
        String date = day == null ? "" : LocalDate.ofEpochDay(day).toString();
        return Wording.of(
                "is " + expected.english() + " only " + english
                        + (day == null
                                ? "; the record's event is of another time"
                                : "; the record's event is of " + date),
                "仅在" + chinese + "是" + expected.chinese() + (day == null ? "；该记录的事件时间不在其中" : "；该记录的事件日期为 " + date));
    }

    /**
     * @param field that should tell the time
     */
    Wording timeless(String field) {
        return Wording.of(
                "stands for different things at different times, and " + field + " tells no time",
                "在不同时间对应不同的条目，而 " + field + " 没有给出时间");
    }

    private static String english(Period period) {
        String from = period.from() == Long.MIN_VALUE ? "" : "from " + LocalDate.ofEpochDay(period.from());
        String until = period.until() == Long.MAX_VALUE ? "" : "until " + LocalDate.ofEpochDay(period.until());
        return from.isEmpty() || until.isEmpty() ? from + until : from + " " + until;
    }

    private static String chinese(Period period) {
        String from = period.from() == Long.MIN_VALUE ? "" : " " + LocalDate.ofEpochDay(period.from()) + " 起";
        String until = period.until() == Long.MAX_VALUE ? "" : " " + LocalDate.ofEpochDay(period.until()) + " 之前";
        return from.isEmpty() || until.isEmpty() ? from + until : from + "、" + until.strip();
    }
}
