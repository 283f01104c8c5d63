package io.tributary.standardization.codec;

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
     *     otherwise than another does
     */
    public static AvroSchema parse(AvroText schema, List<AvroText> referred) {
        // Names as people write them, in Chinese too; what a default says counts for readers only.
        Schema.Parser parser = new Schema.Parser(NameValidator.UTF_VALIDATOR);
        parser.setValidateDefaults(false);
        List<AvroText> before = new ArrayList<>();
        for (AvroText other : referred) {
            parse(parser, other, before, other.name() + " is ");
            before.add(other);
        }
        return new AvroSchema(parse(parser, schema, before, ""));
    }

    private static Schema parse(Schema.Parser parser, AvroText text, List<AvroText> before, String subject) {
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
                    .orElseGet(() -> new InvalidAvroException(invalid(subject, ": " + fault), e));
        } catch (RuntimeException e) {
            // The parser meets some texts with whatever exception comes of them.
            throw new InvalidAvroException(invalid(subject, ""), e);
        }
    }

    private static Wording invalid(String subject, String fault) {
        return Wording.of(subject + "not a schema of Avro" + fault, "不是有效的 Avro Schema");
    }

    private static Wording redefined(String type, String one, String other) {
        return Wording.of(
                one + " and " + other + " define the type '" + type
                        + "' each in its own way, and Avro takes a type once; define it in one of them only, or refer to one"
                        + " version of it throughout",
                one + " 与 " + other + " 对类型 '" + type + "' 的定义不同，而 Avro 中一个类型只能有一种定义；请只在其中一处定义，或统一引用同一版本");
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
