package io.tributary.standardization.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.IdentifierKind;
import io.tributary.core.outcome.Wording;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTests {

    private static final int NUMBERS = 200;
    private static final String DIGITS_AND_X = "0123456789X";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    private static Wording fault(String text) {
        return Identifiers.fault(IdentifierKind.RESIDENT_ID, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void theExamplesOfTheStandardAreValid(String number) {
        assertThat(fault(number)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            110105491231002     | 15 digits
            11010519491231002x  | upper: true
            11010519491231002   | 17 characters
            11010519491231002XX | 19 characters
            1101051949123100２X  | other than 17 digits
            1101O519491231002X  | other than 17 digits
            11010519491231002Y  | other than 17 digits
            X1010519491231002X  | other than 17 digits
            990105194912310028  | province
            110105194902300021  | birth date
            110105190002290021  | birth date
            110105000001010021  | birth date
            110105194913310021  | birth date
            110105194900310021  | birth date
            110105194912000021  | birth date
            110105194912310021  | check character
            ''                  | 0 characters
            """)
    void aReasonSaysWhichDemandIsNotMet(String number, String demand) {
        assertThat(fault(number)).isNotNull();
        assertThat(fault(number).english()).contains(demand);
        assertThat(fault(number).chinese())
                .isNotBlank()
                .isNotEqualTo(fault(number).english());
    }

    @Test
    void leapDaysAreBirthDates() {
        assertThat(fault(valid("330106", LocalDate.of(2000, 2, 29), 7))).isNull();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void numbersMadeByTheRuleAreValidAndWithAnyCharacterChangedAreNot(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < NUMBERS; i++) {
            String number = valid(
                    "33" + String.format("%04d", random.nextInt(10_000)),
                    LocalDate.of(1900, 1, 1).plusDays(random.nextInt(50_000)),
                    random.nextInt(1000));
            assertThat(fault(number)).as(number).isNull();
            for (int place = 0; place < number.length(); place++) {
                for (char other : DIGITS_AND_X.toCharArray()) {
                    if (other != number.charAt(place)) {
                        String changed = number.substring(0, place) + other + number.substring(place + 1);
                        assertThat(fault(changed)).as(changed).isNotNull();
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noReasonHoldsAnyThreeCharactersOfTheNumber(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < NUMBERS; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(20), 'a', 'z' + 1).forEach(text::appendCodePoint);
            text.append(random.nextLong(Long.MAX_VALUE));
            Wording fault = fault(text.toString());
            assertThat(fault).isNotNull();
            for (int at = text.length() - 19; at >= 0 && at + 4 <= text.length(); at++) {
                assertThat(fault.english()).doesNotContain(text.substring(at, at + 4));
            }
        }
    }

    /** By ISO 7064: the check character makes the sum of all digits, times the powers of two from the end, 1 modulo 11. */
    private static String valid(String division, LocalDate birth, int sequence) {
        String body = division + birth.toString().replace("-", "") + String.format("%03d", sequence);
        for (char check : DIGITS_AND_X.toCharArray()) {
            int sum = DIGITS_AND_X.indexOf(check);
            for (int i = 0; i < body.length(); i++) {
                sum += (body.charAt(i) - '0') * (1 << (body.length() - i)) % 11;
            }
            if (sum % 11 == 1) {
                return body + check;
            }
        }
        throw new AssertionError("every body has a check character");
    }
}
