package io.tributary.standardization.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names of subjects and tables as names of files. What a file's name cannot hold everywhere is written as {@code %} and
 * the two hexadecimal digits of each byte in UTF-8.
 */
final class CatalogFileNames {

    private static final Pattern ESCAPED = Pattern.compile("(?:[^%]|%[0-9A-F]{2})*");
    private static final int ESCAPE_LENGTH = 3;

    private CatalogFileNames() {}

    static String encode(String name) {
        StringBuilder file = new StringBuilder();
        for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
            boolean leadingDot = unit == '.' && file.isEmpty();
            if (isPlain(unit) && !leadingDot) {
                file.append((char) unit);
            } else {
                file.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return file.toString();
    }

    /** The name that a file stands for; a {@code %} that starts no escape is left as it is. */
    static String decode(String file) {
        if (file.indexOf('%') < 0 || !ESCAPED.matcher(file).matches()) {
            return file;
        }
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        int at = 0;
        while (at < file.length()) {
            int percent = file.indexOf('%', at);
            int end = percent < 0 ? file.length() : percent;
            name.writeBytes(file.substring(at, end).getBytes(StandardCharsets.UTF_8));
            at = end;
            if (percent >= 0) {
                name.write(HexFormat.fromHexDigits(file, percent + 1, percent + ESCAPE_LENGTH));
                at = percent + ESCAPE_LENGTH;
            }
        }
        return name.toString(StandardCharsets.UTF_8);
    }

    private static boolean isPlain(byte unit) {
        return unit >= 'a' && unit <= 'z'
                || unit >= 'A' && unit <= 'Z'
                || unit >= '0' && unit <= '9'
                || unit == '.'
                || unit == '_'
                || unit == '-';
    }
}
