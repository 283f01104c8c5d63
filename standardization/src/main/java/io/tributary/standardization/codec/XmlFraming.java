package io.tributary.standardization.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a file of one XML document a line from one that is a single document. Stateless. */
final class XmlFraming {

    private static final Pattern ROOT = Pattern.compile("<([^\\s<>/?!]+)");

    private XmlFraming() {}

    static List<byte[]> split(byte[] file) {
        List<byte[]> lines = Lines.split(file);
        if (lines.isEmpty() || closesItsRoot(lines.get(0))) {
            return lines;
        }
        byte[] whole = Lines.cut(file, 0, file.length);
        return closesItsRoot(whole) ? List.of(whole) : lines;
    }

    /** Looks at markup only, in which the ASCII range means itself in every charset that gets here. */
    private static boolean closesItsRoot(byte[] text) {
        String markup = new String(text, StandardCharsets.ISO_8859_1);
        Matcher root = ROOT.matcher(markup);
        return root.find() && (markup.endsWith("</" + root.group(1) + ">") || isEmptyElement(markup, root.start()));
    }

    private static boolean isEmptyElement(String markup, int start) {
        return markup.endsWith("/>") && markup.indexOf('>', start) == markup.length() - 1;
    }
}
