package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.outcome.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of a catalog: bounded, and UTF-8 to the last byte. */
final class TextFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /**
     * @param origin what problems name
     * @throws ConfigurationException where the file cannot be read, is longer than the bound, or is not UTF-8
     */
    static CatalogDocument read(String name, String origin, Path file, int maxBytes) {
        byte[] bytes = bytes(origin, file, maxBytes);
        return new CatalogDocument(name, "sha256:" + Sha256.shortOf(bytes), origin, text(origin, bytes));
    }

    private static byte[] bytes(String origin, Path file, int maxBytes) {
        if (!Files.isRegularFile(file)) {
            throw refusal(
                    origin,
                    Files.isSymbolicLink(file)
                            ? Wording.of("not a file: the link leads nowhere", "不是文件：该链接没有指向任何文件")
                            : Wording.of("not a file", "不是文件"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw refusal(
                        origin,
                        Wording.of(
                                "larger than " + maxBytes + " bytes, the most that is read of such a file",
                                "超过 " + maxBytes + " 字节，即此类文件允许的上限"));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw refusal(
                    origin,
                    Wording.of(
                            "it was deleted while the folder was read; read the folder again", "读取目录期间该文件被删除；请重新读取目录"));
        } catch (IOException e) {
            throw refusal(origin, Wording.of("cannot be read: " + e, "无法读取：" + e));
        }
    }

    private static String text(String origin, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    origin, line(bytes, in.position()), 0, "", notUtf8(in.position(), bytes[in.position()]), null)));
        }
        String text = out.flip().toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static int line(byte[] bytes, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static Wording notUtf8(int position, byte found) {
        return Wording.of(
                "not UTF-8: byte %d is 0x%02X. Save the file as UTF-8".formatted(position, found),
                "不是 UTF-8：第 %d 字节为 0x%02X。请将文件保存为 UTF-8".formatted(position, found));
    }

    private static ConfigurationException refusal(String origin, Wording wording) {
        return new ConfigurationException(List.of(ConfigurationProblem.of(origin, "", wording)));
    }
}
