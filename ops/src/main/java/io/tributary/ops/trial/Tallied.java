package io.tributary.ops.trial;

import java.util.List;

/**
 * How often something came.
 *
 * @param examples the first few; at least one
 * @param <K>      what it was
 * @param <E>      an example
 */
public record Tallied<K, E>(K what, long count, List<E> examples) {

    public Tallied {
        examples = List.copyOf(examples);
    }

    public E example() {
        return examples.get(0);
    }
}
