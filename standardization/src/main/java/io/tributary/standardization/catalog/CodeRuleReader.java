package io.tributary.standardization.catalog;

import io.tributary.core.flow.CodeContainment;
import io.tributary.core.flow.CodeMatch;
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

    private static final Set<String> KEYS =
            Set.of("table", "match", "many", "give", "where", "within", "upTo", "key", "parent", "at");
    private static final String MATCH = "name";
    private static final String GIVE = "code";
    private static final String KEY = "code";
    private static final String PARENT = "parent";

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
        CodeMatch match = match(rule);
        String give = rule.has("give") ? rule.text("give") : GIVE;
        Map<String, List<String>> where = where(beside == null ? rule.value("where") : beside);
        CodeContainment containment = containment(rule);
        String at = rule.has("at") ? rule.text("at") : null;
        if (table == null) {
            return null;
        }
        String given = give == null ? GIVE : give;
        // Where the column of the values could not be read, another that is looked at anyway stands in.
        return new CodeLookup(table, match == null ? CodeMatch.of(given) : match, given, where, containment, at);
    }

    private static @Nullable CodeMatch match(YamlMapping rule) {
        YamlValue given = rule.value("match");
        List<String> columns = given == null ? List.of(MATCH) : names(given);
        YamlValue many = rule.value("many");
        String separator = many == null ? null : many.text();
        return columns.isEmpty() ? null : new CodeMatch(columns, separator);
    }

    private static @Nullable CodeContainment containment(YamlMapping rule) {
        if (!rule.has("within") && !rule.has("upTo")) {
            for (String key : List.of("key", "parent")) {
                YamlValue value = rule.value(key);
                if (value != null) {
                    value.refuse("'" + key + "' goes with 'within' or 'upTo' only");
                }
            }
            return null;
        }
        String key = rule.has("key") ? rule.text("key") : KEY;
        YamlValue parent = rule.value("parent");
        List<String> parents = parent == null ? List.of(PARENT) : names(parent);
        YamlValue within = rule.value("within");
        List<String> keys = within == null ? List.of() : texts(within);
        YamlValue upTo = rule.value("upTo");
        Map<String, List<String>> condition = where(upTo);
        if (upTo != null && upTo.isMapping() && condition.isEmpty()) {
            upTo.refuse("name what the row above must be, such as {level: prefecture}");
        }
        return new CodeContainment(key == null ? KEY : key, parents, keys, condition);
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

    /** One name of a column, or several. */
    private static List<String> names(YamlValue value) {
        List<String> names = new ArrayList<>();
        for (YamlValue item : value.itemsOrSelf()) {
            String name = item.text();
            if (name != null) {
                names.add(name);
            }
        }
        if (value.isList() && value.items().isEmpty()) {
            value.refuse("an empty list names no column");
        }
        return names;
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
