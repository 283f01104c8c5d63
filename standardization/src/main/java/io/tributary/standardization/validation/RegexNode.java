package io.tributary.standardization.validation;

import java.util.List;

/** A regular expression as a tree, as far as an automaton can decide it. */
sealed interface RegexNode {

    /** One code point of a set. */
    record OneOf(CodePoints points) implements RegexNode {}

    /** One after the other; the empty text where there is none. */
    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /** One of several. */
    record Choice(List<RegexNode> alternatives) implements RegexNode {}

    /** Again and again. @param max {@link #UNBOUNDED} for any number */
    record Repeat(RegexNode node, int min, int max) implements RegexNode {
        static final int UNBOUNDED = -1;
    }

    /** Where the text begins. */
    record Start() implements RegexNode {}

    /** Where the text ends; not before a last line break. */
    record End() implements RegexNode {}
}
