package io.tributary.standardization.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as a nondeterministic automaton (Thompson's construction): step 0 is the match, every other step
 * leads to the steps after it.
 *
 * <p><b>Threading:</b> confined to one thread until built; unchanged after that.
 */
final class RegexProgram {

    static final int MATCH = 0;
    /** More steps are left to RE2. */
    private static final int MAX_STEPS = 3_000;

    private final List<Step> steps = new ArrayList<>();
    private int first;

    private RegexProgram() {
        steps.add(new Step(Kind.MATCH, null, -1, -1));
    }

    /** What a step does before it goes on. */
    enum Kind {
        MATCH,
        READ,
        FORK,
        START,
        END
    }

    /** @param other the second way of a fork */
    private record Step(Kind kind, @Nullable CodePoints points, int next, int other) {}

    /** Null where it would be too large. */
    static @Nullable RegexProgram of(RegexNode node) {
        RegexProgram program = new RegexProgram();
        program.first = program.add(node, MATCH);
        return program.steps.size() > MAX_STEPS ? null : program;
    }

    int first() {
        return first;
    }

    List<CodePoints> sets() {
        List<CodePoints> sets = new ArrayList<>();
        for (Step step : steps) {
            if (step.points != null) {
                sets.add(step.points);
            }
        }
        return sets;
    }

    /**
     * Adds a step and all that can be reached from it without reading.
     *
     * @param into gets steps that read, the match, and ends that the text has not reached yet
     */
    void reach(int step, boolean atStart, boolean atEnd, BitSet into, BitSet seen) {
        if (seen.get(step)) {
            return;
        }
        seen.set(step);
        Step reached = steps.get(step);
        switch (reached.kind) {
            case MATCH, READ -> into.set(step);
            case FORK -> {
                reach(reached.next, atStart, atEnd, into, seen);
                reach(reached.other, atStart, atEnd, into, seen);
            }
            case START -> {
                if (atStart) {
                    reach(reached.next, true, atEnd, into, seen);
                }
            }
            case END -> {
                into.set(step);
                if (atEnd) {
                    reach(reached.next, atStart, true, into, seen);
                }
            }
        }
    }

    /** The step after reading a point; -1 where the step reads no such point. */
    int after(int step, int point) {
        Step reading = steps.get(step);
        return reading.points != null && reading.points.contains(point) ? reading.next : -1;
    }

    private int add(RegexNode node, int next) {
        if (steps.size() > MAX_STEPS) {
            return next;
        }
        if (node instanceof RegexNode.OneOf one) {
            return step(Kind.READ, one.points(), next, -1);
        }
        if (node instanceof RegexNode.Sequence sequence) {
            int entry = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                entry = add(sequence.parts().get(i), entry);
            }
            return entry;
        }
        if (node instanceof RegexNode.Choice choice) {
            int entry = add(choice.alternatives().get(0), next);
            for (RegexNode alternative :
                    choice.alternatives().subList(1, choice.alternatives().size())) {
                entry = step(Kind.FORK, null, entry, add(alternative, next));
            }
            return entry;
        }
        if (node instanceof RegexNode.Repeat repeat) {
            return repeat(repeat, next);
        }
        return step(node instanceof RegexNode.Start ? Kind.START : Kind.END, null, next, -1);
    }

    private int repeat(RegexNode.Repeat repeat, int next) {
        int entry = next;
        if (repeat.max() == RegexNode.Repeat.UNBOUNDED) {
            int loop = step(Kind.FORK, null, next, -1);
            int body = add(repeat.node(), loop);
            steps.set(loop, new Step(Kind.FORK, null, next, body));
            entry = loop;
        } else {
            for (int i = repeat.min(); i < repeat.max() && steps.size() <= MAX_STEPS; i++) {
                entry = step(Kind.FORK, null, next, add(repeat.node(), entry));
            }
        }
        for (int i = 0; i < repeat.min() && steps.size() <= MAX_STEPS; i++) {
            entry = add(repeat.node(), entry);
        }
        return entry;
    }

    private int step(Kind kind, @Nullable CodePoints points, int next, int other) {
        steps.add(new Step(kind, points, next, other));
        return steps.size() - 1;
    }
}
