package io.tributary.standardization.validation;

import io.tributary.standardization.codec.JsonNull;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Documents from a seed: few names and values, so that they meet what schemas ask for. */
final class RandomJson {

    static final List<String> NAMES = List.of("a", "b", "A", "ab", "x1", "~/", "名", "");
    static final List<String> TEXTS = List.of(
            "",
            "a",
            "b",
            "ab",
            "330100",
            "AB1234",
            "😀",
            "a😀b",
            "中文",
            "2018-02-20",
            "2018-02-30",
            "2018-02-20T07:00:00+08:00",
            "2018-02-20T24:00:00Z",
            "2020-02-29T23:59:59.123456789Z",
            "07:00:00Z",
            "1.2.3.4",
            "::1",
            "a@b.cn",
            "example.org",
            "http://x.cn/a?b#c",
            "/a/~0b",
            "1/a",
            "{a}",
            "[a-z]+",
            "(",
            "null",
            "true",
            "1",
            "a\nb",
            "aaaaaaaaaaaab");

    private final SplittableRandom random;

    RandomJson(SplittableRandom random) {
        this.random = random;
    }

    Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> JsonNull.NULL;
            case 1 -> random.nextBoolean();
            case 2, 3 -> number();
            case 4, 5 -> text();
            case 6 -> array(depth);
            default -> object(depth);
        };
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    Number number() {
        return switch (random.nextInt(10)) {
            case 0 -> new BigDecimal("1.0");
            case 1 -> new BigDecimal("1.00");
            case 2 -> new BigDecimal(random.nextInt(-30, 30)).movePointLeft(random.nextInt(3));
            case 3 -> new BigDecimal("1e2");
            case 4 -> BigInteger.ONE.shiftLeft(63 + random.nextInt(3));
            case 5 ->
                List.of(Long.MAX_VALUE, Long.MIN_VALUE, 1L << 31, 9007199254740993L)
                        .get(random.nextInt(4));
            case 6 -> new BigDecimal("1e400");
            default -> (long) random.nextInt(-3, 12);
        };
    }

    Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            object.put(name(), value(depth - 1));
        }
        return object;
    }

    List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        int size = random.nextInt(random.nextInt(20) == 0 ? 14 : 4);
        for (int i = 0; i < size; i++) {
            array.add(value(depth - 1));
        }
        return array;
    }
}
