package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternsTests {

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "0",
            "9",
            "_",
            "-",
            " ",
            ".",
            "^",
            "$",
            "|",
            "(",
            ")",
            "(?:",
            "[",
            "]",
            "[^",
            "[a-c]",
            "[0-9]",
            "[^ab]",
            "[\\d-]",
            "[-x]",
            "[a\\]]",
            "[]a]",
            "[[:alpha:]]",
            "\\d",
            "\\w",
            "\\s",
            "\\S",
            "\\D",
            "\\W",
            "\\.",
            "\\n",
            "\\b",
            "\\A",
            "\\z",
            "\\-",
            "*",
            "+",
            "?",
            "{2}",
            "{1,2}",
            "{0,}",
            "{,2}",
            "{",
            "}",
            "*?",
            "😀",
            "中",
            "[😀-😂]",
            "[一-龥]",
            "\\x41",
            "\\pL",
            "(?i)",
            "[\\w-z]",
            "[+--]",
            "[a-\\n]");
    private static final List<String> TEXT_PIECES =
            List.of("a", "b", "c", "0", "9", "_", "-", " ", "\n", "A", "😀", "😁", "中", "x", "]", "{", "\t", ".");

    static List<String> plain() {
        return List.of(
                "^[0-9]{6}$",
                "^[A-Z]{2}\\d{4}$",
                "^\\d{4}-\\d{2}-\\d{2}$",
                "^(A|B|AB)$",
                "^(?:\\d{17}[0-9X]|\\d{15})$",
                "^[\\w.-]+@[\\w-]+(\\.[\\w-]+)+$",
                "(a+)+$",
                "^.{1,64}$",
                "[一-龥]",
                "^$",
                "");
    }

    @ParameterizedTest
    @MethodSource("plain")
    void plainPatternsNeedNoEngine(String pattern) {
        assertThat(TextPatterns.compile(pattern)).isInstanceOf(RegexAutomaton.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\bword", "(?i)a", "\\p{Han}", "^(.{0,30}a.{0,30}){12}b", "[[:alpha:]]", "a{,2}"})
    void whatIsNotPlainOrTooLargeIsLeftToTheEngine(String pattern) {
        assertThat(TextPatterns.compile(pattern)).isNotInstanceOf(RegexAutomaton.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void automatonAndEngineAgree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int compared = 0;
        for (int i = 0; i < Integer.getInteger("tributary.test.patterns", 4_000); i++) {
            String pattern = random(PIECES, random, 8);
            if (random.nextInt(3) == 0) {
                pattern = "^" + pattern + "$";
            }
            Pattern engine = engine(pattern);
            if (engine == null || !(TextPatterns.compile(pattern) instanceof RegexAutomaton automaton)) {
                continue;
            }
            for (int j = 0; j < 20; j++) {
                String text = random(TEXT_PIECES, random, 6);
                assertThat(automaton.accepts(text))
                        .as("/%s/ in '%s'", pattern, text)
                        .isEqualTo(engine.matcher(text).find());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(4_000);
    }

    private static Pattern engine(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static String random(List<String> pieces, SplittableRandom random, int bound) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(bound); i >= 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ab]{1000}c", "(a|b|c|d){200}$", "x.{0,300}y"})
    void patternsWhoseTableWouldTakeLongToBuildAreLeftToTheEngine(String pattern) {
        RegexNode node = RegexReader.read(pattern);

        assertThat(node).isNotNull();
        assertThat(TextPatterns.automaton(node)).isNull();
    }
}
