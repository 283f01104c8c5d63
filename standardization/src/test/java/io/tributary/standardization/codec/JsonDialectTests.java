package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of JSON on which readers differ; the README's table says the same in words. */
class JsonDialectTests {

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of("a byte order mark", "\uFEFF[1]", List.of(1L)),
                Arguments.of("white space around the document", " \r\n\t[1]\n", List.of(1L)),
                Arguments.of("a scalar as the document", "5", 5L),
                Arguments.of("an escaped surrogate pair", "[\"\\ud83d\\ude00\"]", List.of("😀")),
                Arguments.of("a control character, escaped", "[\"\\u0000\"]", List.of("\0")),
                Arguments.of("DEL and C1 controls", "[\"\u007f\u0085\"]", List.of("\u007f\u0085")),
                Arguments.of("a non-character", "[\"\uFFFE\"]", List.of("\uFFFE")),
                Arguments.of("1e400, beyond a double", "[1e400]", List.of(new BigDecimal("1E+400"))),
                Arguments.of("a small fraction", "[1e-400]", List.of(new BigDecimal("1E-400"))),
                Arguments.of("minus zero", "[-0]", List.of(0L)),
                Arguments.of("minus zero with a fraction", "[-0.0]", List.of(new BigDecimal("0.0"))),
                Arguments.of(
                        "an integer beyond 64 bits",
                        "[-9223372036854775809]",
                        List.of(new BigInteger("-9223372036854775809"))),
                Arguments.of("an integer beyond a double", "[9007199254740993]", List.of(9007199254740993L)),
                Arguments.of(
                        "a decimal of many digits",
                        "[0.1000000000000000055511151231257827]",
                        List.of(new BigDecimal("0.1000000000000000055511151231257827"))),
                Arguments.of("the empty name", "{\"\":1}", Map.of("", 1L)),
                Arguments.of("one hundred levels", "[".repeat(2) + "]".repeat(2), List.of(List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void isTaken(String what, String text, Object tree) {
        assertThat(Decoding.tree(Decoding.json(), text)).isEqualTo(tree);
    }

    static Stream<Arguments> refused() {
        ErrorCode malformed = ErrorCode.MALFORMED_JSON;
        return Stream.of(
                Arguments.of("nothing", "", malformed, "line 1, column 1: there is nothing"),
                Arguments.of("white space only", " \n ", malformed, "line 2, column 2: there is nothing"),
                Arguments.of("two documents", "{\"a\":1}{\"b\":2}", malformed, "column 8: something follows"),
                Arguments.of("a name twice", "{\"a\":1,\n\"a\":2}", malformed, "the name 'a' appears twice"),
                Arguments.of("a name twice, once escaped", "{\"a\":1,\"\\u0061\":2}", malformed, "'a' appears twice"),
                Arguments.of("half a pair, high", "[\"\\ud83d\"]", malformed, "column 3: half of a surrogate pair"),
                Arguments.of("half a pair, low", "[\"\\ude00\"]", malformed, "half of a surrogate pair"),
                Arguments.of("half a pair in a name", "{\"\\ud83d\":1}", malformed, "half of a surrogate pair"),
                Arguments.of("NaN", "[NaN]", malformed, "column 2: JSON has no NaN and no infinity"),
                Arguments.of("Infinity", "[Infinity]", malformed, "JSON has no NaN and no infinity"),
                Arguments.of("-Infinity", "[-Infinity]", malformed, "JSON has no NaN and no infinity"),
                Arguments.of(
                        "a raw control character",
                        "[\"a\u0001\"]",
                        malformed,
                        "column 4: the control character U+0001"),
                Arguments.of("a raw line break", "[\"a\nb\"]", malformed, "the control character U+000A"),
                Arguments.of("an unknown escape", "[\"\\x41\"]", malformed, "after a backslash"),
                Arguments.of("a short escape", "[\"\\u12\"]", malformed, "after a backslash"),
                Arguments.of("a comment", "[1 // one\n]", malformed, "JSON has no comments"),
                Arguments.of("a block comment", "/* a */[1]", malformed, "JSON has no comments"),
                Arguments.of("a trailing comma, array", "[1,]", malformed, "column 3: nothing follows this comma"),
                Arguments.of("a trailing comma, object", "{\"a\":1,}", malformed, "nothing follows this comma"),
                Arguments.of("no comma", "[1 2]", malformed, "a comma or ']' is missing"),
                Arguments.of("no comma in an object", "{\"a\":1 \"b\":2}", malformed, "a comma or '}' is missing"),
                Arguments.of("no colon", "{\"a\" 1}", malformed, "a colon is missing"),
                Arguments.of("single quotes", "{'a':1}", malformed, "double quotes only"),
                Arguments.of("single quotes around a text", "['a']", malformed, "double quotes only"),
                Arguments.of("a name without quotes", "{a:1}", malformed, "stands without double quotes"),
                Arguments.of("a text without quotes", "[abc]", malformed, "stands without double quotes"),
                Arguments.of("Python's words", "[True]", malformed, "stands without double quotes"),
                Arguments.of("a leading zero", "[007]", malformed, "needless zero"),
                Arguments.of("a leading plus", "[+1]", malformed, "does not begin with '+'"),
                Arguments.of("no digit before the point", "[.5]", malformed, "no number of JSON"),
                Arguments.of("no digit after the point", "[5.]", malformed, "no number of JSON"),
                Arguments.of("hexadecimal", "[0x1F]", malformed, "no number of JSON"),
                Arguments.of(
                        "a cut-off text", "{\"a\":\"b", malformed, "column 6: the text that begins here does not end"),
                Arguments.of("a cut-off object", "{\"a\":1", malformed, "the document ends here unfinished"),
                Arguments.of("a cut-off value", "{\"a\":", malformed, "the document ends here unfinished"),
                Arguments.of("a wrong bracket", "[1}", malformed, "a comma or ']' is missing"),
                Arguments.of("no-break space", "[1,\u00A02]", malformed, "a value was expected"),
                Arguments.of("1e999999999", "[1e999999999]", ErrorCode.LIMIT_EXCEEDED, "digits in one number"),
                Arguments.of("1e-999999999", "[1e-999999999]", ErrorCode.LIMIT_EXCEEDED, "max-number-length"),
                Arguments.of(
                        "an exponent beyond any",
                        "[1e99999999999999999999]",
                        ErrorCode.LIMIT_EXCEEDED,
                        "max-number-length"),
                Arguments.of("a long number", "[" + "9".repeat(1001) + "]", ErrorCode.LIMIT_EXCEEDED, "(1001)"),
                Arguments.of(
                        "a long name", "{\"" + "n".repeat(1001) + "\":1}", ErrorCode.LIMIT_EXCEEDED, "max-name-length"),
                Arguments.of("10,000 levels", "[".repeat(10_000), ErrorCode.TOO_DEEP, "tributary.limits.max-depth"),
                Arguments.of(
                        "10,001 elements",
                        "[" + "0,".repeat(10_000) + "0]",
                        ErrorCode.LIMIT_EXCEEDED,
                        "tributary.limits.max-fields"),
                Arguments.of(
                        "more bytes than the limit",
                        "[\"" + "x".repeat(1 << 20) + "\"]",
                        ErrorCode.RECORD_TOO_LARGE,
                        "tributary.limits.max-value-size"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedInOurOwnWords(String what, String text, ErrorCode code, String english) {
        RecordError error = Decoding.refusal(Decoding.json(), text);

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message().english()).contains(english);
        assertThat(error.message().chinese()).matches("(?s).*[\\u4e00-\\u9fff]{3}.*");
        assertThat(error.message().chinese()).isNotEqualTo(error.message().english());
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatTheReaderRefusesIsAlwaysExplained(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(
                "{\"a\":[1,-2.5e3,\"x\\u4e2d\\n\",true,null],\"b\":{\"c\":{},\"d\":[false,\"\"]},\"e\":0}");
        String alphabet = "{}[],:\"\\'truefalsn0123456789+-.eE /\n\u0001x\u00A0";
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(text.length());
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.setCharAt(at, c);
                default -> text.deleteCharAt(at);
            }
        }
        char[] chars = text.toString().toCharArray();

        assertThat(explanation(chars)).as(text.toString()).isEqualTo(readersRefusal(chars));
    }

    /** The grammar's verdict, empty where it finds nothing. */
    private static String explanation(char[] chars) {
        try {
            JsonSyntax.check(chars, 0, chars.length);
            return "";
        } catch (UnreadableRecordException e) {
            return e.error().message().english();
        }
    }

    /** The reader's verdict; what is more than grammar (names twice, halves, limits) is empty here. */
    private static String readersRefusal(char[] chars) {
        try {
            new JsonTreeReader(DocumentLimits.defaults()).read(java.nio.CharBuffer.wrap(chars));
            return "";
        } catch (UnreadableRecordException e) {
            String message = e.error().message().english();
            boolean grammar = e.error().code() == ErrorCode.MALFORMED_JSON
                    && !message.contains("appears twice")
                    && !message.contains("surrogate");
            return grammar ? message : explanation(chars);
        }
    }
}
