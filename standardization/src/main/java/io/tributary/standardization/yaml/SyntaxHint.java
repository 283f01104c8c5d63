package io.tributary.standardization.yaml;

import io.tributary.core.outcome.Wording;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What to do about the faults of syntax that people make most. */
final class SyntaxHint {

    private SyntaxHint() {}

    /** A sentence to append to the parser's own words, or nothing. */
    static Wording of(MarkedYamlEngineException fault) {
        String problem = fault.getProblem();
        if (problem.contains("TAB")) {
            return Wording.of(". Indent with spaces", "。请用空格缩进");
        }
        if (problem.contains("<block end>") || problem.contains("mapping values are not allowed")) {
            return Wording.of(
                    ". Is the line indented like its neighbours, and is a text that holds ': ' in quotes?",
                    "。该行的缩进是否与相邻行一致？含有 ': ' 的文本是否加了引号？");
        }
        if (problem.contains("cannot start any token")) {
            return Wording.of(". Put a text that starts with a special character in quotes", "。以特殊字符开头的文本请加引号");
        }
        if (problem.contains("',' or '}'") || problem.contains("',' or ']'")) {
            return Wording.of(". Is a bracket or a comma missing?", "。是否缺少括号或逗号？");
        }
        return Wording.same("");
    }
}
