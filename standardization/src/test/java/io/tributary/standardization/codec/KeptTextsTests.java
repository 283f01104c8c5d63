package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTextsTests {

    private final KeptTexts kept = new KeptTexts();

    private String read(String text) {
        byte[] bytes = ("前" + text + "后").getBytes(StandardCharsets.UTF_8);
        return kept.text(bytes, 3, bytes.length - 3);
    }

    @Test
    void aTextThatReturnsIsNotDecodedAgain() {
        String first = read("杭州市");

        assertThat(first).isEqualTo("杭州市");
        assertThat(read("杭州市")).isSameAs(first);
    }

    @Test
    void aLongTextIsDecodedEachTime() {
        String text = "长".repeat(1000);

        assertThat(read(text)).isEqualTo(text).isNotSameAs(read(text));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyTextIsItself(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            // Few characters, so that texts return, and enough texts that they take each other's places.
            String text = random.ints(random.nextInt(6), '一', '一' + 7)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(read(text)).isEqualTo(text);
        }
    }
}
