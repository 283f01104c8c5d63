package io.tributary.standardization.catalog;

import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.TextStep;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the rule of a field does to a text. */
final class TextStepReader {

    private static final Set<String> EXTRACT_KEYS = Set.of("pattern", "group", "otherwise");
    private static final Map<String, Boolean> OTHERWISE = Map.of("missing", true, "refuse", false);

    private TextStepReader() {}

    static List<Conversion> read(YamlMapping rule) {
        rule.exclude("upper", "lower", "letters are written one way");
        List<Conversion> steps = new ArrayList<>();
        if (rule.flag("upper")) {
            steps.add(new TextStep.LetterCase(true));
        }
        if (rule.flag("lower")) {
            steps.add(new TextStep.LetterCase(false));
        }
        YamlValue extract = rule.value("extract");
        Conversion step = extract == null ? null : extract(extract);
        if (step != null) {
            steps.add(step);
        }
        return steps;
    }

    private static @Nullable Conversion extract(YamlValue value) {
        if (!value.isMapping()) {
            String pattern = value.text();
            return pattern == null ? null : new TextStep.Extract(pattern, null, false);
        }
        YamlMapping extract = value.mapping();
        if (extract == null) {
            return null;
        }
        extract.allowOnly(EXTRACT_KEYS);
        String pattern = extract.requiredText("pattern", "what is looked for, such as \"([0-9]+)号\"");
        String group = extract.text("group");
        YamlValue otherwiseValue = extract.value("otherwise");
        Boolean missing = otherwiseValue == null ? Boolean.FALSE : otherwiseValue.oneOf(OTHERWISE);
        return pattern == null ? null : new TextStep.Extract(pattern, group, Boolean.TRUE.equals(missing));
    }
}
