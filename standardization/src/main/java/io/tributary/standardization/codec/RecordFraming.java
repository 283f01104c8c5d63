package io.tributary.standardization.codec;

import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.SourceDefinition;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
 * Blank lines are skipped. The pieces stay in the flow's charset, byte for byte. In UTF-16 and its kin a file with an invalid
 * unit is not cut: all of it is one record, which the decoder refuses at that unit.
 */
public final class RecordFraming {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

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
            return splitAscii(withoutMark(file, charset));
        }
        // In UTF-16 and its kin a line break is no single byte, so the cutting happens in UTF-8.
        byte[] recoded;
        try {
            recoded = charset.newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            // Cut anyhow, its pieces would be mended on the way; so the decoder gets it as it is, and tells where it
            // breaks.
            return List.of(file);
        }
        return splitAscii(withoutMark(recoded, StandardCharsets.UTF_8)).stream()
                .map(piece -> new String(piece, StandardCharsets.UTF_8).getBytes(charset))
                .toList();
    }

    private List<byte[]> splitAscii(byte[] file) {
        Charset charset = isAsciiBased(source.charset()) ? source.charset() : StandardCharsets.UTF_8;
        if (source.layout() instanceof CsvLayout csv) {
            return new CsvFraming(csv, charset).split(file);
        }
        return switch (source.format()) {
            case JSON -> JsonFraming.split(file, TrailBytes.of(charset));
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

    /** In UTF-8, as editors put it everywhere, or in the charset itself. */
    private static byte[] withoutMark(byte[] file, Charset charset) {
        boolean hasOwn = charset.canEncode() && charset.newEncoder().canEncode(BYTE_ORDER_MARK);
        for (Charset form : hasOwn ? List.of(charset, StandardCharsets.UTF_8) : List.of(StandardCharsets.UTF_8)) {
            byte[] mark = String.valueOf(BYTE_ORDER_MARK).getBytes(form);
            if (file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length)) {
                return Arrays.copyOfRange(file, mark.length, file.length);
            }
        }
        return file;
    }
}
