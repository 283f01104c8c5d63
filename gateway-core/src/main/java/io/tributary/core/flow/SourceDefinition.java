package io.tributary.core.flow;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a flow reads.
 *
 * @param charset of text; without meaning for Avro
 * @param accepts the schema of the raw record, where one is checked
 */
public record SourceDefinition(
        TopicSelector topics,
        ValueLayout layout,
        Charset charset,
        @Nullable SchemaReference accepts) {

    public Format format() {
        return layout.format();
    }
}
