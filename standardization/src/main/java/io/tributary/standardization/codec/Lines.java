package io.tributary.standardization.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts bytes of an ASCII-based charset at line ends. Stateless. */
final class Lines {

    private Lines() {}

    /** The lines that are not blank, without their line ends. */
    static List<byte[]> split(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        while (start < file.length) {
            int end = start;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            byte[] line = cut(file, start, end);
            if (line.length > 0) {
                lines.add(line);
            }
            start = end + 1;
        }
        return lines;
    }

    /** A range without white space at its ends. */
    static byte[] cut(byte[] file, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(file[start])) {
            start++;
        }
        while (end > start && isBlank(file[end - 1])) {
            end--;
        }
        return Arrays.copyOfRange(file, start, end);
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
