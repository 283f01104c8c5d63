package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTests {

    private static final RecordLayout LAYOUT = RecordLayout.of(List.of("plain", "站点", "a\"b\n", "nested", ""));

    private final RecordJson json = new RecordJson(LAYOUT);

    private static LaidOutRecord record(Object... values) {
        LaidOutRecord record = new LaidOutRecord(LAYOUT);
        for (int place = 0; place < values.length; place++) {
            record.setAt(place, values[place]);
        }
        return record;
    }

    private void assertWrittenAsATree(LaidOutRecord record) {
        assertThat(new String(json.bytes(record), StandardCharsets.UTF_8)).isEqualTo(JsonText.text(record));
    }

    @Test
    void whatIsAbsentIsLeftOut() {
        assertThat(json.bytes(record(null, 1L)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"站点\":1}");
        assertThat(json.bytes(record())).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    }

    @Test
    void everyCharacterIsWrittenAsJacksonWritesIt() {
        for (int from = 0; from <= Character.MAX_CODE_POINT; from += 64) {
            StringBuilder text = new StringBuilder();
            for (int point = from; point < from + 64; point++) {
                if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                    text.appendCodePoint(point);
                }
            }
            assertWrittenAsATree(record(text.toString()));
        }
    }

    @Test
    void aLongTextIsWrittenWhole() {
        assertWrittenAsATree(record("长\"".repeat(100_000), "x".repeat(100_000)));
        assertWrittenAsATree(record("short again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\ud83da", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void halfOfASurrogatePairIsTreatedAsJacksonTreatsIt(String text) {
        LaidOutRecord record = record(1L, text);

        assertThat(attempt(() -> json.bytes(record))).isEqualTo(attempt(() -> JsonText.bytes(record)));
        assertWrittenAsATree(record("good"));
    }

    private static String attempt(Supplier<byte[]> writing) {
        try {
            return new String(writing.get(), StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    @Test
    void theEdgesOfNumbersAreWrittenExactly() {
        for (long number :
                new long[] {0, -1, 9, 10, 99, 100, -100, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1}) {
            assertWrittenAsATree(record(number));
        }
        for (String number : List.of(
                "0.10",
                "0.00",
                "1E+3",
                "0E-6",
                "0E-7",
                "-0.000001",
                "-0.0000001",
                "0.00000123456789012345678",
                "-0.000000001",
                "-99999999999999999.9",
                "999999999999999999.9",
                "123456789012345678901234567890.5")) {
            assertWrittenAsATree(record(new BigDecimal(number)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithJacksonOnAnyRecord(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            LaidOutRecord record = new LaidOutRecord(LAYOUT);
            for (int place = 0; place < LAYOUT.size(); place++) {
                record.setAt(place, random.nextInt(4) == 0 ? null : value(random, 3));
            }
            assertWrittenAsATree(record);
        }
    }

    private static Object value(SplittableRandom random, int depth) {
        List<Supplier<Object>> kinds = List.of(
                () -> random.nextLong() >> random.nextInt(64),
                () -> text(random),
                () -> new BigDecimal(
                        BigInteger.valueOf(random.nextLong() >> random.nextInt(64)), random.nextInt(-5, 25)),
                () -> BigInteger.valueOf(random.nextLong()).pow(3),
                () -> random.nextBoolean(),
                () -> JsonNull.NULL,
                () -> List.of(value(random, depth - 1), value(random, depth - 1)),
                () -> members(random, depth),
                List::of);
        return kinds.get(random.nextInt(depth > 0 ? kinds.size() : 6)).get();
    }

    private static Map<String, Object> members(SplittableRandom random, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(text(random), value(random, depth - 1));
        }
        return members;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int point = random.nextInt(1 << random.nextInt(4, 17));
            boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            text.appendCodePoint(isHalf ? '?' : point);
        }
        return text.toString();
    }
}
