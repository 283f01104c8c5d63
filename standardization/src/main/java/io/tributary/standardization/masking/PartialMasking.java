package io.tributary.standardization.masking;

import io.tributary.core.flow.Mask;

/** Covers the middle of a text. Stateless. */
final class PartialMasking {

    private PartialMasking() {}

    static String mask(Mask.Partial mask, String text) {
        int length = text.codePointCount(0, text.length());
        int covered = length - mask.first() - mask.last();
        if (covered <= 0) {
            return mask.with().repeat(length);
        }
        int from = text.offsetByCodePoints(0, mask.first());
        int to = text.offsetByCodePoints(text.length(), -mask.last());
        return text.substring(0, from) + mask.with().repeat(covered) + text.substring(to);
    }
}
