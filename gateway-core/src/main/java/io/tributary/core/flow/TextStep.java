package io.tributary.core.flow;

import org.jspecify.annotations.Nullable;

/** A step that changes a text. */
public sealed interface TextStep extends Conversion {

    /** Writes every letter large, or small, without regard to any country's rules. */
    record LetterCase(boolean upper) implements TextStep {}

    /**
     * Takes the part of a text that a pattern finds first.
     *
     * @param pattern      in the syntax of RE2
     * @param group        the named group that is taken; absent: the first group, or all that was found where the pattern has
     *     none
     * @param missingIsNone whether a text in which nothing is found counts as no value; else it is refused
     */
    record Extract(String pattern, @Nullable String group, boolean missingIsNone) implements TextStep {}
}
