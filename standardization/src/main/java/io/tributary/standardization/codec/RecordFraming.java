package io.tributary.standardization.codec;

import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.SourceDefinition;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Splits a file into the values that its records would have in a topic. It never refuses: a piece that is no record
 * comes out as it is, and the flow's decoder says what is wrong with it.
 *
 * <ul>
 *   <li>JSON: one record a line; a single document that spans lines; or the elements of one array.
 *   <li>CSV: one record a row, quoted line breaks included. A first row that equals the flow's columns is skipped;
 *       where the flow names no columns, the first row is the header and comes before each row.
 *   <li>XML: one document a line, or the whole file.
 *   <li>What begins with a schema id is no text that could be cut: the file is one value.
 * </ul>
 *
 * Blank lines are skipped. The pieces stay in the flow's charset, byte for byte.
 */
public final class RecordFraming {

    private final SourceDefinition source;

    private RecordFraming(SourceDefinition source) {
        this.source = source;
    }

    public static RecordFraming of(SourceDefinition source) {
        return new RecordFraming(source);
    }

    public List<byte[]> split(byte[] file) {
        if (source.layout().hasSchemaId()) {
            return List.of(file);
        }
        Charset charset = source.charset();
        if (isAsciiBased(charset)) {
            return splitAscii(withoutMark(file));
        }
        // In UTF-16 and its kin a line break is no single byte, so the cutting happens in UTF-8.
        byte[] recoded = new String(file, charset).getBytes(StandardCharsets.UTF_8);
        return splitAscii(withoutMark(recoded)).stream()
                .map(piece -> new String(piece, StandardCharsets.UTF_8).getBytes(charset))
                .toList();
    }

    private List<byte[]> splitAscii(byte[] file) {
        if (source.layout() instanceof CsvLayout csv) {
            Charset charset = isAsciiBased(source.charset()) ? source.charset() : StandardCharsets.UTF_8;
            return new CsvFraming(csv, charset).split(file);
        }
        return switch (source.format()) {
            case JSON -> JsonFraming.split(file);
            case XML -> XmlFraming.split(file);
            case CSV, AVRO -> List.of(file);
        };
    }

    /**
     * Whether bytes below 0x30 stand for the same characters as in ASCII wherever they appear, as they do in UTF-8, GBK
     * and GB18030: then line breaks and quotes can be found without decoding.
     */
    private static boolean isAsciiBased(Charset charset) {
        return "{\n\"}\r".equals(new String(new byte[] {'{', '\n', '"', '}', '\r'}, charset));
    }

    private static byte[] withoutMark(byte[] file) {
        boolean marked = file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(file, 3, file.length) : file;
    }
}
