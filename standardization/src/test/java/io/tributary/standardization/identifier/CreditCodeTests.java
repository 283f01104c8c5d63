package io.tributary.standardization.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.IdentifierKind;
import io.tributary.core.outcome.Wording;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTests {

    private static final int CODES = 100;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    private static Wording fault(String text) {
        return Identifiers.fault(IdentifierKind.UNIFIED_SOCIAL_CREDIT_CODE, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91110000802100433B", "9144030071526726XG", "91330100799655058B"})
    void codesInUseAreValid(String code) {
        assertThat(fault(code)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            91350100M000100Y4   | 17 characters
            91350100M000100Y433 | 19 characters
            91350100m000100y43  | upper: true
            91350100O000100Y43  | without I, O, S, V and Z
            91350100M000100Y4-  | without I, O, S, V and Z
            9135010０M000100Y43  | without I, O, S, V and Z
            913501A0M000100Y43  | six digits
            91350100M000100Y44  | MOD 31
            91350100M000101Y43  | MOD 31
            """)
    void aReasonSaysWhichDemandIsNotMet(String code, String demand) {
        assertThat(fault(code)).isNotNull();
        assertThat(fault(code).english()).contains(demand);
        assertThat(fault(code).chinese()).isNotBlank().isNotEqualTo(fault(code).english());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void codesMadeByTheRuleAreValidAndWithAnyCharacterChangedAreNot(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CODES; i++) {
            String code = valid(random, 0);
            assertThat(fault(code)).as(code).isNull();
            for (int place = 0; place < code.length(); place++) {
                for (char other : ALPHABET.toCharArray()) {
                    if (other != code.charAt(place)) {
                        String changed = code.substring(0, place) + other + code.substring(place + 1);
                        assertThat(fault(changed)).as(changed).isNotNull();
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCodeAroundAWrongOrganisationCodeIsRefused(long seed) {
        String code = valid(new SplittableRandom(seed), 1);

        assertThat(fault(code)).isNotNull();
        assertThat(fault(code).english()).contains("GB 11714");
    }

    /** @param shift makes the organisation code's check character wrong, the whole code's being right */
    private static String valid(SplittableRandom random, int shift) {
        StringBuilder code = new StringBuilder("9").append(random.nextInt(1, 10));
        code.append(String.format("%06d", random.nextInt(1_000_000)));
        int sum = 0;
        for (int weight : ORGANISATION_WEIGHTS) {
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            code.append(c);
            sum += ORGANISATION_ALPHABET.indexOf(c) * weight;
        }
        int check = (11 - sum % 11 + shift) % 11;
        code.append(check == 10 ? "X" : String.valueOf(check));
        // By the standard's words: 31 minus the remainder of the sum of values times powers of three.
        BigInteger whole = BigInteger.ZERO;
        for (int i = 0; i < code.length(); i++) {
            BigInteger weight = BigInteger.valueOf(3).pow(i).mod(BigInteger.valueOf(31));
            whole = whole.add(weight.multiply(BigInteger.valueOf(ALPHABET.indexOf(code.charAt(i)))));
        }
        int remainder = whole.mod(BigInteger.valueOf(31)).intValue();
        return code.append(ALPHABET.charAt((31 - remainder) % 31)).toString();
    }
}
