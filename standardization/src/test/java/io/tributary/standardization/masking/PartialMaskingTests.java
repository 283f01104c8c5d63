package io.tributary.standardization.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.flow.Mask;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PartialMaskingTests {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 4, 13812345678, 138****5678",
        "3, 4, 12345678, 123*5678",
        "3, 4, 1234567, *******",
        "3, 4, 12, **",
        "1, 0, 张三丰, 张**",
        "0, 1, 张三, *三",
        "1, 0, 张, *",
        "1, 1, 𠮷野家, 𠮷*家",
        "1, 0, '', ''"
    })
    void theEndsShowAndTheMiddleIsCovered(int first, int last, String text, String masked) {
        assertThat(PartialMasking.mask(new Mask.Partial(first, last, "*"), text))
                .isEqualTo(masked);
    }

    @Test
    void theCoverMayBeAnyCharacter() {
        assertThat(PartialMasking.mask(new Mask.Partial(1, 0, "某"), "张三")).isEqualTo("张某");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingShowsBeyondTheEnds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            int first = random.nextInt(5);
            int last = random.nextInt(first == 0 ? 1 : 0, 5);
            String text = random.ints(random.nextInt(12), 0x20000, 0x2a6d6)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            int[] masked = PartialMasking.mask(new Mask.Partial(first, last, "*"), text)
                    .codePoints()
                    .toArray();
            int[] plain = text.codePoints().toArray();

            assertThat(masked).hasSameSizeAs(plain);
            boolean whole = plain.length <= first + last;
            for (int at = 0; at < plain.length; at++) {
                boolean shows = !whole && (at < first || at >= plain.length - last);
                assertThat(masked[at]).isEqualTo(shows ? plain[at] : '*');
            }
        }
    }

    @Test
    void aMaskThatKeepsNothingIsNoPartialOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mask.Partial(0, 0, "*"))
                .withMessageContaining("drop");
    }
}
