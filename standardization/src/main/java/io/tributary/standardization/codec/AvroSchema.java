package io.tributary.standardization.codec;

import java.util.List;
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
        return parse(text, List.of());
    }

    /**
     * A schema that uses types of others.
     *
     * @param referred the texts of the others, each after those whose types it uses itself
     * @throws IllegalArgumentException where one of the texts is no schema, or uses a type that none of them defines
     */
    public static AvroSchema parse(String text, List<String> referred) {
        try {
            // Names as people write them, in Chinese too; what a default says counts for readers only.
            Schema.Parser parser = new Schema.Parser(NameValidator.UTF_VALIDATOR);
            parser.setValidateDefaults(false);
            referred.forEach(parser::parse);
            return new AvroSchema(parser.parse(text));
        } catch (SchemaParseException e) {
            throw new IllegalArgumentException("not a schema of Avro: " + firstLine(e), e);
        } catch (RuntimeException e) {
            // The parser meets some texts with whatever exception comes of them.
            throw new IllegalArgumentException("not a schema of Avro", e);
        }
    }

    /** The schema as one text that stands for itself, with the types of others in it. */
    public String text() {
        return schema.toString();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    Schema schema() {
        return schema;
    }
}
