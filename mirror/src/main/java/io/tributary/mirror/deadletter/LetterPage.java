package io.tributary.mirror.deadletter;

import java.util.List;

/**
 * Some letters, without their values.
 *
 * @param left what comes after them; empty at the end
 */
public record LetterPage(List<LetterHead> letters, LetterSpan left) {
    public LetterPage {
        letters = List.copyOf(letters);
    }
}
