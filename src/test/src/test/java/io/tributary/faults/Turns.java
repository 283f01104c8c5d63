package io.tributary.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Deals the kinds of faults out like a deck of cards that is shuffled anew when all were dealt. */
final class Turns {

    private Turns() {}

    /** The card of a round, from 1 on. */
    static FaultKind of(long seed, int round, List<FaultKind> kinds) {
        int deal = (round - 1) / kinds.size();
        SplittableRandom random = new SplittableRandom(seed * 7_919 + deal);
        List<FaultKind> deck = new ArrayList<>(kinds);
        for (int i = deck.size() - 1; i > 0; i--) {
            deck.set(i, deck.set(random.nextInt(i + 1), deck.get(i)));
        }
        return deck.get((round - 1) % deck.size());
    }
}
