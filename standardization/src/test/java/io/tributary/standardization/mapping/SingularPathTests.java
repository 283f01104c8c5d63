package io.tributary.standardization.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.mapping.SingularPath.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingularPathTests {

    private static final Object TREE = JsonText.parse("{\"a\":{\"b\":[10,{\"c\":\"x\"},30]},\"\":0,\"市 区\":1,\"a.b\":2,"
            + "\"it's\":3,\"q\\\"\":4,\"n\":null,\"s/t~\":[[5]],\"☺\":6,\"a1\":7}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.a.b[0] | 10 | /a/b/0",
                "$['a']['b'][0] | 10 | /a/b/0",
                "$[\"a\"].b[1].c | x | /a/b/1/c",
                "$.a.b[-1] | 30 | /a/b/2",
                "$.a.b[-3] | 10 | /a/b/0",
                "$[''] | 0 | /",
                "$['市 区'] | 1 | /市 区",
                "$['a.b'] | 2 | /a.b",
                "$['it\\'s'] | 3 | /it's",
                "$[\"it's\"] | 3 | /it's",
                "$['q\"'] | 4 | /q\"",
                "$['\\u0071\\u0022'] | 4 | /q\"",
                "$.n | null | /n",
                "$['s/t~'][0][0] | 5 | /s~1t~0/0/0",
                "$.☺ | 6 | /☺",
                "$['\\u263A'] | 6 | /☺",
                "$.a1 | 7 | /a1",
                "$ .a [ 'b' ] [ 2 ] | 30 | /a/b/2",
            })
    void aPathFindsOneValueAndKnowsItsPlace(String query, String value, String pointer) {
        SingularPath path = SingularPath.parse(query);

        assertThat(String.valueOf(path.find(TREE))).isEqualTo(value);
        assertThat(path.pointer(TREE)).isEqualTo(pointer);
        assertThat(JsonPointers.find(TREE, pointer)).isEqualTo(path.find(TREE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$.x", "$.a.x.y", "$.a.b[3]", "$.a.b[-4]", "$.a[0]", "$.a.b.c", "$.n.x", "$[0]", "$.a.b['0']"})
    void whereNothingIsNothingIsFound(String query) {
        assertThat(SingularPath.parse(query).find(TREE)).isNull();
    }

    @Test
    void theRootIsTheWhole() {
        assertThat(SingularPath.parse("$").find(TREE)).isSameAs(TREE);
        assertThat(SingularPath.parse("$").pointer(TREE)).isEmpty();
    }

    @Test
    void aPlaceCountedFromTheEndOfNoArrayHasNoPointer() {
        assertThat(SingularPath.parse("$.x[-1]").pointer(TREE)).isNull();
        assertThat(SingularPath.parse("$.x[2].y").pointer(TREE)).isEqualTo("/x/2/y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "properties.aqi",
                " $",
                "$ ",
                "$.",
                "$..a",
                "$.*",
                "$[*]",
                "$.a-b",
                "$.1a",
                "$.a b",
                "$[",
                "$[]",
                "$[a]",
                "$['a'",
                "$['a",
                "$['a\\x']",
                "$['\\u12']",
                "$['\\ud800']",
                "$['\\ud800\\u0041']",
                "$['\t']",
                "$[\"it\\'s\"]",
                "$[01]",
                "$[-0]",
                "$[-]",
                "$[+1]",
                "$[1.0]",
                "$[9007199254740992]",
                "$[99999999999999999999]",
                "$[0,1]",
                "$['a','b']",
                "$[1:2]",
                "$[:]",
                "$[?@.a]",
                "$.a$",
                "$a"
            })
    void whatFindsSeveralValuesOrIsNoPathIsRefused(String query) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SingularPath.parse(query))
                .withMessageStartingWith("'" + query + "'");
    }

    @Test
    void aRefusalSaysWhatToWriteInstead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SingularPath.parse("$.a-b"))
                .withMessageContaining("character 4")
                .withMessageContaining("$['a name']");
    }

    /** What is written from segments reads back as the same segments, however it is quoted. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsWrittenReadsBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            List<Segment> segments = new ArrayList<>();
            StringBuilder query = new StringBuilder("$");
            for (int i = random.nextInt(5); i > 0; i--) {
                if (random.nextInt(3) == 0) {
                    long index = random.nextLong(-1000, 1000);
                    segments.add(new Segment.Index(index));
                    query.append('[').append(index).append(']');
                } else {
                    String name = name(random);
                    segments.add(new Segment.Name(name));
                    query.append(quoted(name, random));
                }
            }
            assertThat(SingularPath.parse(query.toString()).segments())
                    .as(query.toString())
                    .isEqualTo(segments);
        }
    }

    private static String name(SplittableRandom random) {
        String alphabet = "ab_1.'\"\\[]$ /~市\n😀";
        int[] codePoints = alphabet.codePoints().toArray();
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            name.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
        }
        return name.toString();
    }

    private static String quoted(String name, SplittableRandom random) {
        if (name.matches("[a-z_市][a-z_市0-9]*") && random.nextBoolean()) {
            return "." + name;
        }
        char quote = random.nextBoolean() ? '\'' : '"';
        StringBuilder text = new StringBuilder("[").append(quote);
        for (int c : name.codePoints().toArray()) {
            if (c == quote || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (c < ' ' || random.nextInt(4) == 0) {
                for (char unit : Character.toChars(c)) {
                    text.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                text.appendCodePoint(c);
            }
        }
        return text.append(quote).append(']').toString();
    }
}
