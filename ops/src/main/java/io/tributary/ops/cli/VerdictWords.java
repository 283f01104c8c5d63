package io.tributary.ops.cli;

import io.tributary.core.outcome.Wording;
import io.tributary.ops.trial.FieldChange;
import io.tributary.ops.trial.Verdict;

/** What people and programs call the ways in which outcomes differ. */
final class VerdictWords {

    private static final String ABSENT = "∅";

    private final Terminal terminal;

    VerdictWords(Terminal terminal) {
        this.terminal = terminal;
    }

    String of(Verdict verdict) {
        return terminal.say(
                switch (verdict) {
                    case SAME -> Wording.of("same", "不变");
                    case CHANGED -> Wording.of("changed", "有变化");
                    case NEWLY_REFUSED -> Wording.of("newly refused", "新增拒绝");
                    case NEWLY_ACCEPTED -> Wording.of("newly accepted", "新增通过");
                    case NEWLY_FILTERED -> Wording.of("newly filtered", "新增过滤");
                    case NO_LONGER_FILTERED -> Wording.of("no longer filtered", "不再过滤");
                    case REFUSED_OTHERWISE -> Wording.of("refused otherwise", "拒绝原因变化");
                });
    }

    String of(FieldChange.Kind kind) {
        return terminal.say(
                switch (kind) {
                    case CHANGED -> Wording.of("changed", "值变化");
                    case ADDED -> Wording.of("added", "新增");
                    case REMOVED -> Wording.of("removed", "消失");
                });
    }

    String coloured(Verdict verdict, String text) {
        return switch (verdict) {
            case SAME -> terminal.faint(text);
            case NEWLY_REFUSED -> terminal.red(text);
            case NEWLY_ACCEPTED, NO_LONGER_FILTERED -> terminal.green(text);
            case CHANGED, NEWLY_FILTERED, REFUSED_OTHERWISE -> terminal.yellow(text);
        };
    }

    /** Both values, with a sign for what is absent. */
    String beforeAndAfter(FieldChange change) {
        return (change.before() == null ? ABSENT : change.before()) + " → "
                + (change.after() == null ? ABSENT : change.after());
    }
}
