package io.tributary.mirror.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.flow.FlowName;
import io.tributary.core.outcome.ErrorCode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write for a run, and what the journal keeps of it. */
class RequestTextTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            beginning                          | beginning
            end                                | end
            last                               | last
            1500                               | 1500
            2:10,0:1500                        | 0:1500,2:10
            2026-07-01                         | 2026-06-30T16:00:00Z
            2026-07-01T08:00                   | 2026-07-01T00:00:00Z
            2026-07-01T08:00:00+09:00          | 2026-06-30T23:00:00Z
            2026-07-01T08:00[Europe/Berlin]    | 2026-07-01T06:00:00Z
            2026-07-01T00:00:00Z               | 2026-07-01T00:00:00Z
            """)
    void aBoundIsReadAndItsTextReadsAsTheSame(String text, String kept) {
        Bound bound = BoundText.parse(text, SHANGHAI);

        assertThat(bound).hasToString(kept);
        assertThat(BoundText.parse(kept, ZoneId.of("UTC"))).isEqualTo(bound);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"", "-5", "start", "2026-13-01", "2026-07-01T25:00", "0:1,0:2", "2026-07-01T08:00[Mars/Base]"})
    void whatIsNoBoundIsRefusedInWords(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoundText.parse(text, SHANGHAI))
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void ratesAreOfRecordsOrBytes() {
        assertThat(Rate.parse("500/s")).isEqualTo(new Rate(500, false));
        assertThat(Rate.parse("500")).isEqualTo(new Rate(500, false));
        assertThat(Rate.parse("2MB/s")).isEqualTo(new Rate(2 << 20, true));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse("0/s"));
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse("500/min"));
    }

    @Test
    void aCountOfErrorsIsPassedByTheNextOneAndAShareOnlyWhenItSaysSomething() {
        assertThat(ErrorLimit.parse("2").isPassedBy(2, 2)).isFalse();
        assertThat(ErrorLimit.parse("2").isPassedBy(3, 1000)).isTrue();
        assertThat(ErrorLimit.parse("5%").isPassedBy(99, 99)).isFalse();
        assertThat(ErrorLimit.parse("5%").isPassedBy(5, 100)).isFalse();
        assertThat(ErrorLimit.parse("5%").isPassedBy(6, 100)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorLimit.parse("101%"));
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorLimit.parse("some"));
    }

    @Test
    void theJournalReadsWhatItWrote() {
        PartitionProgress progress = new PartitionProgress(
                "ods.air",
                "id",
                3,
                10,
                25,
                100,
                new PartitionProgress.Counts(12, 2, 1),
                4,
                Map.of(ErrorCode.UNKNOWN_CODE, 2L));
        RunHead head = new RunHead(
                new RunName("nightly"),
                7,
                FlowName.of("air"),
                "last",
                "end",
                null,
                "std.again",
                "gateway-0",
                "claim",
                "STOPPED",
                "because",
                Instant.EPOCH,
                Instant.MAX);

        assertThat(JournalText.read(JournalText.write(head.name(), 7, progress)).progress())
                .isEqualTo(progress);
        assertThat(JournalText.read(JournalText.write(head)).head()).isEqualTo(head);
    }
}
