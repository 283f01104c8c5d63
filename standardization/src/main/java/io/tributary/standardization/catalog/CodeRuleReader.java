package io.tributary.standardization.catalog;

import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which code table a field is looked up in, and how. */
final class CodeRuleReader {

    private static final Set<String> KEYS = Set.of("table", "match", "give", "where");
    private static final String MATCH = "name";
    private static final String GIVE = "code";

    private CodeRuleReader() {}

    /**
     * @param code  the value of {@code code}: a table's name, or its long form
     * @param beside the value of {@code where} beside it
     */
    static @Nullable CodeLookup read(YamlValue code, @Nullable YamlValue beside) {
        if (!code.isMapping()) {
            String table = code.text();
            return table == null ? null : new CodeLookup(table, MATCH, GIVE, where(beside));
        }
        YamlMapping rule = code.mapping();
        if (rule == null) {
            return null;
        }
        rule.allowOnly(KEYS);
        if (beside != null && rule.has("where")) {
            beside.refuse("'where' is given inside 'code' already; keep one of the two");
        }
        String table = rule.requiredText("table", "the name of the code table, as in code-tables/<name>.csv");
        String match = rule.has("match") ? rule.text("match") : MATCH;
        String give = rule.has("give") ? rule.text("give") : GIVE;
        Map<String, List<String>> where = where(beside == null ? rule.value("where") : beside);
        return table == null || match == null || give == null ? null : new CodeLookup(table, match, give, where);
    }

    private static Map<String, List<String>> where(@Nullable YamlValue value) {
        Map<String, List<String>> where = new LinkedHashMap<>();
        YamlMapping columns = value == null ? null : value.mapping();
        if (columns == null) {
            return where;
        }
        columns.entries().forEach((column, permitted) -> where.put(column, texts(permitted)));
        return where;
    }

    private static List<String> texts(YamlValue permitted) {
        List<String> texts = new ArrayList<>();
        for (YamlValue item : permitted.itemsOrSelf()) {
            String text = item.characters();
            if (text != null) {
                texts.add(text);
            }
        }
        if (permitted.isList() && texts.isEmpty()) {
            permitted.refuse("an empty list permits no row; name the permitted values");
        }
        return List.copyOf(texts);
    }
}
