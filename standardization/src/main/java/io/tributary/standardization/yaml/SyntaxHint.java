package io.tributary.standardization.yaml;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What to do about the faults of syntax that people make most. */
final class SyntaxHint {

    private SyntaxHint() {}

    /** A sentence to append to the parser's own words, or nothing. */
    static String of(MarkedYamlEngineException fault) {
        String problem = fault.getProblem();
        if (problem.contains("TAB")) {
            return ". Indent with spaces";
        }
        if (problem.contains("<block end>") || problem.contains("mapping values are not allowed")) {
            return ". Is the line indented like its neighbours, and is a text that holds ': ' in quotes?";
        }
        if (problem.contains("cannot start any token")) {
            return ". Put a text that starts with a special character in quotes";
        }
        if (problem.contains("',' or '}'") || problem.contains("',' or ']'")) {
            return ". Is a bracket or a comma missing?";
        }
        return "";
    }
}
