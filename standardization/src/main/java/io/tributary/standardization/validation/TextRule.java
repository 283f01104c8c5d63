package io.tributary.standardization.validation;

/** A demand on a text: its pattern or its format. Immutable. */
@FunctionalInterface
interface TextRule {

    boolean accepts(String text);
}
