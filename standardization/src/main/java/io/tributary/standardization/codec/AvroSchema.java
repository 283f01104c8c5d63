package io.tributary.standardization.codec;

import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import java.util.ArrayList;
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

    /** How the parser begins to say that a type was defined before, in another way. */
    private static final String REDEFINED = "Can't redefine: ";
    /** Characters; the parser quotes whole parts of the schema. */
    private static final int MAX_FAULT = 200;

    private final Schema schema;

    private AvroSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * @throws InvalidAvroException where the text is no schema
     */
    public static AvroSchema parse(String text) {
        return parse(new AvroText("it", text), List.of());
    }

    /**
     * A schema that uses types of others.
     *
     * @param referred the others, each after those whose types it uses itself
     * @throws InvalidAvroException where one of the texts is no schema, uses a type that none of them defines, or defines one
     *     that another defines
     */
    public static AvroSchema parse(AvroText schema, List<AvroText> referred) {
        // Names as people write them, in Chinese too; what a default says counts for readers only.
        Schema.Parser parser = new Schema.Parser(NameValidator.UTF_VALIDATOR);
        parser.setValidateDefaults(false);
        List<AvroText> before = new ArrayList<>();
        for (AvroText other : referred) {
            parse(parser, other, before, other.name());
            before.add(other);
        }
        return new AvroSchema(parse(parser, schema, before, ""));
    }

    private static Schema parse(Schema.Parser parser, AvroText text, List<AvroText> before, String name) {
        try {
            return parser.parse(text.text());
        } catch (SchemaParseException e) {
            String fault = firstLine(e);
            String type = fault.startsWith(REDEFINED)
                    ? fault.substring(REDEFINED.length()).strip()
                    : "";
            throw before.stream()
                    .filter(other -> other.defines(type))
                    .findFirst()
                    .map(other -> new InvalidAvroException(redefined(type, other.name(), text.name()), e))
                    .orElseGet(() -> new InvalidAvroException(invalid(name, RecordError.shorten(fault, MAX_FAULT)), e));
        } catch (RuntimeException e) {
            // The parser meets some texts with whatever exception comes of them.
            throw new InvalidAvroException(invalid(name, ""), e);
        }
    }

    /** @param name of the schema that is meant, empty for the one that everybody is speaking of */
    private static Wording invalid(String name, String fault) {
        return Wording.of(
                (name.isEmpty() ? "" : name + " is ") + "not a schema of Avro" + (fault.isEmpty() ? "" : ": " + fault),
                (name.isEmpty() ? "" : name + " ") + "不是有效的 Avro Schema" + (fault.isEmpty() ? "" : "：" + fault));
    }

    private static Wording redefined(String type, String one, String other) {
        return Wording.of(
                one + " and " + other + " both define the type '" + type
                        + "', and Avro takes a definition once; define it in one of them only, or refer to one version of it"
                        + " throughout",
                one + " 与 " + other + " 都定义了类型 '" + type + "'，而 Avro 中一个类型只能定义一次；请只在其中一处定义，或统一引用同一版本");
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
