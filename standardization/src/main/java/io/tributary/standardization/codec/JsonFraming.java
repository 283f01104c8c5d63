package io.tributary.standardization.codec;

import java.util.ArrayList;
import java.util.List;

/** Finds the records in a JSON file by counting brackets outside strings. Confined to one thread, one file. */
final class JsonFraming {

    private final byte[] text;
    private final int end;
    private final TrailBytes trails;
    private int depth;
    private boolean quoted;

    private JsonFraming(byte[] text, int end, TrailBytes trails) {
        this.text = text;
        this.end = end;
        this.trails = trails;
    }

    static List<byte[]> split(byte[] file, TrailBytes trails) {
        List<byte[]> lines = Lines.split(file);
        boolean oneArray = lines.size() == 1 && lines.get(0)[0] == '[';
        if (lines.isEmpty() || isWhole(lines.get(0), trails) && !oneArray) {
            return lines;
        }
        byte[] trimmed = Lines.cut(file, 0, file.length);
        if (!isWhole(trimmed, trails)) {
            // The first line is broken rather than the first of many: each line speaks for itself.
            return lines;
        }
        return trimmed[0] == '['
                ? new JsonFraming(trimmed, trimmed.length - 1, trails).elements()
                : documents(trimmed, trails);
    }

    /** Whether every bracket and string that begins here also ends here. */
    private static boolean isWhole(byte[] text, TrailBytes trails) {
        JsonFraming scan = new JsonFraming(text, text.length, trails);
        int index = 0;
        while (index < text.length && scan.depth >= 0) {
            index = scan.step(index);
        }
        return scan.depth == 0 && !scan.quoted;
    }

    /** Documents that follow each other, each over as many lines as it likes. */
    private static List<byte[]> documents(byte[] file, TrailBytes trails) {
        JsonFraming scan = new JsonFraming(file, file.length, trails);
        List<byte[]> documents = new ArrayList<>();
        int start = 0;
        int index = 0;
        while (index < file.length) {
            byte b = file[index];
            index = scan.step(index);
            boolean closed = scan.depth == 0 && !scan.quoted && (b == '}' || b == ']');
            if (closed) {
                documents.add(Lines.cut(file, start, index));
                start = index;
            }
        }
        byte[] rest = Lines.cut(file, start, file.length);
        if (rest.length > 0) {
            documents.add(rest);
        }
        return documents;
    }

    /** The elements of the array that is the whole text. */
    private List<byte[]> elements() {
        List<byte[]> elements = new ArrayList<>();
        int start = 1;
        int index = 1;
        while (index < end) {
            boolean separates = depth == 0 && !quoted && text[index] == ',';
            if (separates) {
                elements.add(Lines.cut(text, start, index));
                start = index + 1;
            }
            index = step(index);
        }
        byte[] last = Lines.cut(text, start, end);
        if (last.length > 0 || !elements.isEmpty()) {
            elements.add(last);
        }
        return elements;
    }

    /** Passes one byte, or an escape as a whole; gives the next index. */
    private int step(int index) {
        byte b = text[index];
        if (trails.follow(text, index)) {
            return Math.min(index + 2, end);
        }
        if (quoted) {
            if (b == '\\') {
                return Math.min(index + 2, end);
            }
            quoted = b != '"';
        } else if (b == '"') {
            quoted = true;
        } else if (b == '{' || b == '[') {
            depth++;
        } else if (b == '}' || b == ']') {
            depth--;
        }
        return index + 1;
    }
}
