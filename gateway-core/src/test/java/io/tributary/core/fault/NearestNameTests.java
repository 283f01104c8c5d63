package io.tributary.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTests {

    private static final List<String> KEYS =
            List.of("topic", "pattern", "format", "charset", "accepts", "eventTime", "to", "time");

    @ParameterizedTest
    @CsvSource({
        "topc, topic", // one too few
        "toppic, topic", // one too many
        "tpoic, topic", // two swapped
        "tobic, topic", // another
        "TOPIC, topic", // case does not count
        "event_time, eventTime",
        "chraset, charset",
        "t, to"
    })
    void aSlipOfThePenIsRecognised(String given, String meant) {
        assertThat(NearestName.of(given, KEYS)).isEqualTo(meant);
    }

    @Test
    void aNameThatResemblesNoneGetsNoGuess() {
        assertThat(NearestName.of("encoding", KEYS)).isNull();
        assertThat(NearestName.of("xyz", KEYS)).isNull();
        assertThat(NearestName.of("topic", List.of())).isNull();
    }

    @Test
    void theNearestOfSeveralIsChosen() {
        assertThat(NearestName.of("tim", List.of("to", "time"))).isEqualTo("time");
    }
}
