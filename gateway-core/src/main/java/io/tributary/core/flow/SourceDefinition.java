package io.tributary.core.flow;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a flow reads.
 *
 * @param accepts the schema of the raw record, where one is checked
 * @param csv     how rows are laid out; present exactly where the format is {@link Format#CSV}
 */
public record SourceDefinition(
        TopicSelector topics,
        Format format,
        Charset charset,
        @Nullable SchemaReference accepts,
        @Nullable CsvLayout csv) {

    public SourceDefinition {
        if ((format == Format.CSV) != (csv != null)) {
            throw new IllegalArgumentException("the layout of CSV goes with the format csv, and only with it");
        }
    }
}
