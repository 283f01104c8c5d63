package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes a program deterministic: each state of the automaton is the set of steps that the program could be at. A match may
 * begin at any point of the text, so every state holds the program's beginning as well.
 *
 * <p><b>Threading:</b> confined to one thread; for one program.
 */
final class AutomatonBuilder {

    /** Larger tables are left to RE2, which builds them while it matches. */
    private static final int MAX_CELLS = 32_768;

    private static final int MAX_CLASSES = 120;
    /** Steps looked at: what takes longer at load than it saves is left to RE2. */
    private static final long MAX_WORK = 150_000;

    private final RegexProgram program;
    private final int[] starts;
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> states = new ArrayList<>();
    private final List<short[]> rows = new ArrayList<>();

    private AutomatonBuilder(RegexProgram program) {
        this.program = program;
        TreeSet<Integer> bounds = new TreeSet<>();
        bounds.add(0);
        for (CodePoints set : program.sets()) {
            for (CodePoints.Range range : set.ranges()) {
                bounds.add(range.first());
                bounds.add(range.last() + 1);
            }
        }
        bounds.remove(Character.MAX_CODE_POINT + 1);
        this.starts = bounds.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Null where the automaton would be too large. */
    static @Nullable RegexAutomaton build(RegexProgram program) {
        AutomatonBuilder builder = new AutomatonBuilder(program);
        return builder.starts.length > MAX_CLASSES ? null : builder.build();
    }

    private @Nullable RegexAutomaton build() {
        // The two ends come first, so that their numbers are fixed.
        states.add(new BitSet());
        states.add(new BitSet());
        numbers.put(new BitSet(), RegexAutomaton.HOPELESS);
        BitSet initial = new BitSet();
        program.reach(program.first(), true, false, initial, new BitSet());
        int first = initial.get(RegexProgram.MATCH) ? RegexAutomaton.MATCHED : number(initial);
        long work = 0;
        for (int state = 2; state < states.size(); state++) {
            work += (long) states.get(state).cardinality() * starts.length;
            if ((states.size() + 1) * starts.length > MAX_CELLS || work > MAX_WORK) {
                return null;
            }
            rows.add(row(states.get(state)));
        }
        boolean[] matchesAtEnd = new boolean[states.size()];
        for (int state = 2; state < matchesAtEnd.length; state++) {
            matchesAtEnd[state] = matchesAtEnd(states.get(state), false);
        }
        matchesAtEnd[RegexAutomaton.MATCHED] = true;
        boolean matchesEmpty = first == RegexAutomaton.MATCHED || matchesAtEnd(initial, true);
        return new RegexAutomaton(starts, table(), matchesAtEnd, first, matchesEmpty);
    }

    private short[] row(BitSet state) {
        short[] row = new short[starts.length];
        for (int kind = 0; kind < starts.length; kind++) {
            BitSet next = new BitSet();
            BitSet seen = new BitSet();
            for (int step = state.nextSetBit(0); step >= 0; step = state.nextSetBit(step + 1)) {
                int after = program.after(step, starts[kind]);
                if (after >= 0) {
                    program.reach(after, false, false, next, seen);
                }
            }
            program.reach(program.first(), false, false, next, seen);
            row[kind] = (short) (next.get(RegexProgram.MATCH) ? RegexAutomaton.MATCHED : number(next));
        }
        return row;
    }

    private int number(BitSet state) {
        return numbers.computeIfAbsent(state, added -> {
            states.add(added);
            return states.size() - 1;
        });
    }

    /** @param atStart whether the text is empty */
    private boolean matchesAtEnd(BitSet state, boolean atStart) {
        BitSet reached = new BitSet();
        BitSet seen = new BitSet();
        for (int step = state.nextSetBit(0); step >= 0; step = state.nextSetBit(step + 1)) {
            program.reach(step, atStart, true, reached, seen);
        }
        return reached.get(RegexProgram.MATCH);
    }

    private short[] table() {
        short[] table = new short[states.size() * starts.length];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, table, (i + 2) * starts.length, starts.length);
        }
        return table;
    }
}
