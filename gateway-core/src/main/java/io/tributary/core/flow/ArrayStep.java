package io.tributary.core.flow;

/** A step that makes an array, changes one, or makes a single value of one. A single value counts as an array of one. */
public sealed interface ArrayStep extends Conversion {

    /**
     * Cuts a text into an array.
     *
     * @param on        the text between the parts
     * @param trim      whether blanks around a part are dropped
     * @param dropEmpty whether parts without a character are dropped
     */
    record Split(String on, boolean trim, boolean dropEmpty) implements ArrayStep {}

    /** Puts the elements of arrays within an array in their place, one level deep. */
    record Flatten() implements ArrayStep {}

    /**
     * Applies a rule to every element; an element that it gives no value for is left out.
     *
     * @param element the rule, in whose paths {@code $} is the element
     */
    record Each(FieldRule element) implements ArrayStep {}

    /**
     * Takes one element; no value where there is none.
     *
     * @param index from 0; negative ones count from the end
     */
    record Pick(int index) implements ArrayStep {}

    /**
     * Makes one text of the elements.
     *
     * @param with the text between them; may be empty
     */
    record Join(String with) implements ArrayStep {}
}
