package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTests {

    @Test
    void theLocaleOfMessagesDecidesByThePrecedenceOfPosix() {
        assertThat(Language.of(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.ZH);
        assertThat(Language.of(Map.of("LANG", "zh_CN.UTF-8", "LC_MESSAGES", "C")))
                .isEqualTo(Language.EN);
        assertThat(Language.of(Map.of("LC_ALL", "zh_TW", "LC_MESSAGES", "C"))).isEqualTo(Language.ZH);
        assertThat(Language.of(Map.of("LC_ALL", "", "LANG", "zh_CN"))).isEqualTo(Language.ZH);
        assertThat(Language.of(Map.of())).isEqualTo(Language.EN);
    }

    @Test
    void theWidthIsTheOneThatIsGivenWithinReason() {
        assertThat(TerminalColumns.of(Map.of("COLUMNS", "100"), false)).isEqualTo(100);
        assertThat(TerminalColumns.of(Map.of("COLUMNS", "5"), false)).isEqualTo(40);
        assertThat(TerminalColumns.actual(Map.of("COLUMNS", "5"), false)).isEqualTo(5);
        assertThat(TerminalColumns.of(Map.of("COLUMNS", "x"), false)).isEqualTo(80);
        assertThat(TerminalColumns.of(Map.of(), false)).isEqualTo(80);
    }
}
