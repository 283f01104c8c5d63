package io.tributary.standardization.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** JSON as bytes, good and broken, for tests that compare two readers. */
public final class RandomDocuments {

    private static final List<String> NAMES =
            List.of("a", "b", "c", "", "properties", "stationcode_24h", "名", "站点编码", "é", "0", "a/b", "-1");
    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "-;",
            "杭州市",
            "细颗粒物(PM2.5)",
            "2018-02-20T07:00:00",
            "12345678",
            "1234567",
            "\\\"quoted\\\"",
            "\\u676d\\u5dde",
            "\\ud83d\\ude00",
            "😀",
            "\\\\ \\/ \\b\\f\\n\\r\\t",
            "é",
            "a text that is longer than one word of eight bytes, and 汉字 in it");
    private static final List<String> SCALARS = List.of(
            "0",
            "-0",
            "1",
            "-17",
            "69",
            "123456789012345678",
            "1234567890123456789",
            "123456789012345678901234567890",
            "0.5",
            "-0.0",
            "119.996",
            "0.10",
            "1e3",
            "1.5E-7",
            "1e999999999",
            "true",
            "false",
            "null");
    private static final List<String> SNIPPETS = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "01",
            "-",
            ".",
            "1.",
            "NaN",
            "tru",
            "nulls",
            "//",
            " ",
            "\t",
            "\u0000",
            "\u001f",
            "\\ud800",
            "\\udc00",
            "\\u12",
            "\\x",
            "\uFEFF",
            "\u00a0",
            "\"a\":1,",
            "1 2");

    private final SplittableRandom random;

    public RandomDocuments(SplittableRandom random) {
        this.random = random;
    }

    /** A document that is well-formed, though a number in it may be beyond every limit. */
    public String document() {
        return blank() + value(4) + blank();
    }

    /** A document of which some bytes were lost, doubled or replaced. */
    public byte[] broken() {
        byte[] bytes = document().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(1, 3); i > 0 && bytes.length > 0; i--) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(4));
            bytes = spliced(bytes, from, to, insertion(bytes));
        }
        return bytes;
    }

    private byte[] insertion(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> one(SNIPPETS).getBytes(StandardCharsets.UTF_8);
            default -> Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(12)));
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] insertion) {
        byte[] spliced = Arrays.copyOf(bytes, from + insertion.length + bytes.length - to);
        System.arraycopy(insertion, 0, spliced, from, insertion.length);
        System.arraycopy(bytes, to, spliced, from + insertion.length, bytes.length - to);
        return spliced;
    }

    private String value(int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 4);
        if (kind < 2) {
            return one(SCALARS);
        }
        if (kind < 4) {
            return '"' + one(TEXTS) + '"';
        }
        return kind < 7 ? object(depth) : array(depth);
    }

    private String object(int depth) {
        List<String> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            String name = one(NAMES);
            if (names.add(name)) {
                members.add(blank() + '"' + name + '"' + blank() + ':' + blank() + value(depth - 1) + blank());
            }
        }
        return "{" + (members.isEmpty() ? blank() : String.join(",", members)) + "}";
    }

    private String array(int depth) {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(blank() + value(depth - 1) + blank());
        }
        return "[" + (elements.isEmpty() ? blank() : String.join(",", elements)) + "]";
    }

    /** A singular query that may well find something. */
    public String path() {
        StringBuilder path = new StringBuilder("$");
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            path.append(random.nextInt(5) == 0 ? "[" + random.nextInt(-2, 3) + "]" : "['" + one(NAMES) + "']");
        }
        return path.toString();
    }

    private String blank() {
        return random.nextInt(8) == 0 ? one(List.of(" ", "\n", "\r\n", "\t", "  ")) : "";
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
