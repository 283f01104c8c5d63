package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTextTests {

    @Test
    void englishBreaksBetweenWords() {
        assertThat(WrappedText.lines("add a row to the code table", 12))
                .containsExactly("add a row to", "the code", "table");
    }

    @Test
    void chineseBreaksBetweenCharactersAndKeepsPunctuationBehindThem() {
        assertThat(WrappedText.lines("在码表中补充一行，或放宽 where 条件", 16)).containsExactly("在码表中补充一", "行，或放宽 where", "条件");
    }

    @Test
    void whatHasNoPlaceToBreakStaysWhole() {
        assertThat(WrappedText.lines("tributary.limits.max-depth", 10)).containsExactly("tributary.limits.max-depth");
    }
}
