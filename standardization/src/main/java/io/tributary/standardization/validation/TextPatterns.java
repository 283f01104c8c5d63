package io.tributary.standardization.validation;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** Patterns of a schema as rules, matched anywhere in the text unless anchored, in linear time. Stateless. */
final class TextPatterns {

    private TextPatterns() {}

    /** By an automaton where the pattern is plain enough and the automaton small; by RE2 else. */
    static TextRule compile(String pattern) {
        RegexNode node = RegexReader.read(pattern);
        TextRule automaton = node == null ? null : automaton(node);
        return automaton == null ? engine(pattern) : automaton;
    }

    static @Nullable TextRule automaton(RegexNode node) {
        RegexProgram program = RegexProgram.of(node);
        return program == null ? null : AutomatonBuilder.build(program);
    }

    private static TextRule engine(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }
}
