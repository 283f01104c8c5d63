package io.tributary.standardization.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.core.flow.Conversion.NumberFormat;
import io.tributary.core.flow.Conversion.NumberKind;
import io.tributary.core.flow.Conversion.NumberWriting;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.standardization.codec.JsonNull;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberConversionTests {

    private static final NumberConversion INTEGER = new NumberConversion(NumberKind.INTEGER, 100);
    private static final NumberConversion DECIMAL = new NumberConversion(NumberKind.DECIMAL, 100);

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "-7, -7",
        "+7, 7",
        "007, 7",
        "12.0, 12",
        "1e3, 1000",
        "1.5E1, 15",
        "0.000, 0",
        "0e50, 0",
        "-0, 0",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775808",
        "123456789012345678901234567890, 123456789012345678901234567890"
    })
    void anIntegerIsWhatIsWholeHoweverItIsWritten(String text, String written) throws FieldRefusal {
        assertThat(INTEGER.convert(text)).hasToString(written);
        assertThat(INTEGER.convert(new BigDecimal(text))).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "0.10, 0.10", "1.0, 1.0", ".5, 0.5", "5., 5", "-1.5e-2, -0.015", "1e2, 1E+2"})
    void aDecimalKeepsEveryDigit(String text, String written) throws FieldRefusal {
        assertThat(DECIMAL.convert(text)).hasToString(written);
    }

    @Test
    void numbersPassAsTheyAre() throws FieldRefusal {
        assertThat(INTEGER.convert(5L)).isEqualTo(5L);
        assertThat(INTEGER.convert(BigInteger.TEN.pow(30))).isEqualTo(BigInteger.TEN.pow(30));
        assertThat(DECIMAL.convert(new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.50"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-;",
                "abc",
                "1 ",
                " 1",
                "1,000",
                "1.2.3",
                "--1",
                "1e",
                "1e+",
                "e5",
                ".",
                "-",
                "0x10",
                "1_000",
                "NaN",
                "Infinity",
                "１２",
                "١٢",
                "1f",
                "1d",
                "½",
                "1\n"
            })
    void whatIsNoNumberIsRefused(String text) {
        for (NumberConversion conversion : List.of(INTEGER, DECIMAL)) {
            assertThatExceptionOfType(FieldRefusal.class)
                    .isThrownBy(() -> conversion.convert(text))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_NUMBER));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"１２ | full-width", "' 1' | blanks", "1,000 | commas", "'' | missing", "1.5 | fraction"})
    void aRefusalSaysWhy(String text, String reason) {
        assertThatExceptionOfType(FieldRefusal.class)
                .isThrownBy(() -> INTEGER.convert(text))
                .satisfies(e -> assertThat(e.reason().english()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e101", "1e-101", "1e999999999", "1e99999999999999999999"})
    void numbersThatAreEndlessToWriteOutAreRefused(String text) {
        assertThatExceptionOfType(FieldRefusal.class).isThrownBy(() -> INTEGER.convert(text));
        assertThatExceptionOfType(FieldRefusal.class).isThrownBy(() -> DECIMAL.convert(text));
        assertThatExceptionOfType(FieldRefusal.class).isThrownBy(() -> DECIMAL.convert("1".repeat(101)));
    }

    @Test
    void whatIsNeitherNumberNorTextHasTheWrongType() {
        for (Object value : List.of(true, List.of(), Map.of(), JsonNull.NULL)) {
            assertThatExceptionOfType(FieldRefusal.class)
                    .isThrownBy(() -> INTEGER.convert(value))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_TYPE));
        }
    }

    @Test
    void textBeyondSixtyFourBitsIsTheIntegerThatItsDigitsAreInJson() throws Exception {
        assertThat(DECIMAL.convert("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(DECIMAL.convert("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    }

    /** Accepts just what a regular expression of the same grammar accepts, and gives what BigDecimal gives. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void agreesWithAnIndependentReading(long seed) {
        Pattern grammar = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "0123456789012345678901234567890..eE+-- x";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            BigDecimal expected = grammar.matcher(text).matches() ? new BigDecimal(text.toString()) : null;
            boolean tooLong = expected != null
                    && (Math.abs((long) expected.scale()) > 100
                            || expected.precision() - (long) expected.scale() > 100);
            assertThat(read(DECIMAL, text.toString()))
                    .as("decimal '%s'", text)
                    .isEqualTo(tooLong ? null : plain(expected));
            boolean whole = expected != null
                    && !tooLong
                    && expected.remainder(BigDecimal.ONE).signum() == 0;
            assertThat(read(INTEGER, text.toString()))
                    .as("integer '%s'", text)
                    .isEqualTo(whole ? plain(expected) : null);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void shortNumbersKeepEveryDigit(long seed) throws FieldRefusal {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            String digits = Long.toString(random.nextLong() >> random.nextInt(64));
            int point = random.nextInt(digits.length() + 1);
            String text = digits.substring(0, point) + "." + digits.substring(point);

            if (!text.startsWith(".-") && !text.equals("-.")) {
                Object expected = text.endsWith(".") ? (Object) Long.valueOf(digits) : new BigDecimal(text);
                assertThat(DECIMAL.convert(text)).isEqualTo(expected);
            }
            assertThat(INTEGER.convert(digits)).isEqualTo(Long.valueOf(digits));
        }
    }

    private static BigDecimal read(NumberConversion conversion, String text) {
        try {
            return plain(new BigDecimal(conversion.convert(text).toString()));
        } catch (FieldRefusal e) {
            return null;
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                         | 1,23  | digits are not grouped with commas unless the rule says written: [grouped]
            GROUPED      | 1,23  | its commas do not stand between groups of three digits
                         | １２x | halfWidth: true converts full-width ones
            FULL_WIDTH   | １２x | is not an integer
            FULL_WIDTH   | ١٢٣   | its digits are neither ASCII nor full-width
            FULL_WIDTH   | １,2  | unless the rule says written: [grouped]
                         | '12\u3000' | trim: true drops them
            """)
    void noHintTellsToWriteWhatTheRuleSaysAlready(@Nullable NumberWriting way, String text, String told) {
        NumberFormat format = new NumberFormat(NumberKind.INTEGER, way == null ? Set.of() : Set.of(way), null);

        assertThatExceptionOfType(FieldRefusal.class)
                .isThrownBy(() -> new WrittenNumberConversion(format, 100).convert(text))
                .satisfies(refusal -> {
                    String english = String.valueOf(refusal.getMessage());
                    assertThat(english).contains(told);
                    assertThat(english.contains("[grouped]")).isEqualTo(told.contains("[grouped]"));
                    assertThat(english.contains("halfWidth")).isEqualTo(told.contains("halfWidth"));
                });
    }
}
