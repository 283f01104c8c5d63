package io.tributary.standardization.codec;

import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.flow.ValueLayout;
import io.tributary.core.flow.XmlLayout;
import io.tributary.core.outcome.RecordError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decodes one value, for tests. */
final class Decoding {

    private Decoding() {}

    static SourceDefinition source(ValueLayout layout, Charset charset) {
        return new SourceDefinition(new TopicSelector.Named("t"), layout, charset, null);
    }

    static SourceDefinition json() {
        return source(JsonLayout.PLAIN, StandardCharsets.UTF_8);
    }

    static SourceDefinition xml() {
        return source(XmlLayout.PLAIN, StandardCharsets.UTF_8);
    }

    static Object tree(SourceDefinition source, byte[] value) {
        try {
            return RecordDecoder.of(source, DocumentLimits.defaults(), List.of())
                    .decode(value);
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e.error().toString(), e);
        }
    }

    static Object tree(SourceDefinition source, String value) {
        return tree(source, value.getBytes(source.charset()));
    }

    static RecordError refusal(SourceDefinition source, DocumentLimits limits, byte[] value) {
        try {
            throw new AssertionError("decoded: "
                    + JsonText.text(RecordDecoder.of(source, limits, List.of()).decode(value)));
        } catch (UnreadableRecordException e) {
            return e.error();
        }
    }

    static RecordError refusal(SourceDefinition source, String value) {
        return refusal(source, DocumentLimits.defaults(), value.getBytes(source.charset()));
    }
}
