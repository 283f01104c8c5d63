package io.tributary.mirror.deadletter;

import java.util.List;

/**
 * Some letters.
 *
 * @param left what comes after them; empty at the end
 */
public record LetterPage(List<StoredLetter> letters, LetterSpan left) {
    public LetterPage {
        letters = List.copyOf(letters);
    }
}
