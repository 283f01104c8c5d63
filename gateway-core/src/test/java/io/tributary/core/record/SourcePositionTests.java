package io.tributary.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcePositionTests {

    @Test
    void theWrittenFormOfTwoPositionsDiffersEvenWhereTopicsHoldHyphensAndDigits() {
        Map<String, SourcePosition> seen = new HashMap<>();
        for (String topic : new String[] {"a", "a-1", "a-1-2", "a-1-2-1", "a-", "-", "1", "1-2"}) {
            for (int partition : new int[] {0, 1, 2, 12, 21}) {
                for (long offset : new long[] {0, 1, 2, 12, 21, 121}) {
                    SourcePosition position = new SourcePosition(topic, partition, offset);
                    assertThat(seen.put(position.toString(), position))
                            .as("another position written as %s", position)
                            .isNull();
                }
            }
        }
    }

    @Test
    void aPositionHasATopicAndCountsFromZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SourcePosition("", 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourcePosition("a", -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourcePosition("a", 0, -1));
    }
}
