package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RecordLineTests {

    /** A dead letter's reasons are what a topic holds, whoever wrote them. */
    @Test
    void nothingInAReasonMovesTheCursor() {
        String control = "a\u001b[2J\u009b31m\u007f";
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out), new PrintWriter(new StringWriter()), false, Console.COLUMNS, Language.EN);

        new RecordLine(terminal)
                .print(new RecordError(
                        ErrorCode.UNKNOWN_CODE,
                        "/" + control,
                        "/" + control,
                        "code: " + control,
                        Wording.same("in " + control),
                        "'" + control + "'",
                        Wording.same(control)));

        String shown = "a␚[2J␚31m␚";
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("      UNKNOWN_CODE at /" + shown + " from /" + shown + ": " + shown
                        + "\n        expected in " + shown + "; seen '" + shown + "'; rule code: " + shown + "\n");
    }
}
