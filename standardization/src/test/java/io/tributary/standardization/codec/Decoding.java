package io.tributary.standardization.codec;

import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.Format;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.outcome.RecordError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Decodes one value, for tests. */
final class Decoding {

    private Decoding() {}

    static SourceDefinition source(Format format, Charset charset, CsvLayout csv) {
        return new SourceDefinition(new TopicSelector.Named("t"), format, charset, null, csv);
    }

    static SourceDefinition json() {
        return source(Format.JSON, StandardCharsets.UTF_8, null);
    }

    static SourceDefinition xml() {
        return source(Format.XML, StandardCharsets.UTF_8, null);
    }

    static Object tree(SourceDefinition source, byte[] value) {
        try {
            return RecordDecoder.of(source, DocumentLimits.defaults()).decode(value);
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e.error().toString(), e);
        }
    }

    static Object tree(SourceDefinition source, String value) {
        return tree(source, value.getBytes(source.charset()));
    }

    static RecordError refusal(SourceDefinition source, DocumentLimits limits, byte[] value) {
        try {
            throw new AssertionError(
                    "decoded: " + JsonText.text(RecordDecoder.of(source, limits).decode(value)));
        } catch (UnreadableRecordException e) {
            return e.error();
        }
    }

    static RecordError refusal(SourceDefinition source, String value) {
        return refusal(source, DocumentLimits.defaults(), value.getBytes(source.charset()));
    }
}
