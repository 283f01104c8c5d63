package io.tributary.standardization.codec;

import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * A schema of Avro.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class AvroSchema {

    private final Schema schema;

    private AvroSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * @throws IllegalArgumentException where the text is no schema
     */
    public static AvroSchema parse(String text) {
        try {
            // Names as people write them, in Chinese too; what a default says counts for readers only.
            Schema.Parser parser = new Schema.Parser(NameValidator.UTF_VALIDATOR);
            parser.setValidateDefaults(false);
            return new AvroSchema(parser.parse(text));
        } catch (SchemaParseException e) {
            throw new IllegalArgumentException("not a schema of Avro: " + firstLine(e), e);
        } catch (RuntimeException e) {
            // The parser meets some texts with whatever exception comes of them.
            throw new IllegalArgumentException("not a schema of Avro", e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    Schema schema() {
        return schema;
    }
}
