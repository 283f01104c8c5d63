package io.tributary.ops.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prints JSON objects, each on a line of its own, with control characters escaped: none of them reaches a terminal. */
final class JsonLines {

    private final JsonFactory json = new JsonFactory();
    private final PrintWriter out;

    JsonLines(PrintWriter out) {
        this.out = out;
    }

    /**
     * @param members writes what stands between the braces
     */
    void print(Consumer<JsonGenerator> members) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), line)) {
            generator.writeStartObject();
            members.accept(generator);
            generator.writeEndObject();
        }
        out.println(withoutControls(line.getBuffer()));
    }

    /** JSON lets U+007F to U+009F stand in a text as they are. There alone they may stand, so that an escape says the same. */
    private static String withoutControls(CharSequence json) {
        StringBuilder escaped = new StringBuilder(json.length());
        json.chars().forEach(unit -> {
            if (Character.isISOControl(unit)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", unit));
            } else {
                escaped.append((char) unit);
            }
        });
        return escaped.toString();
    }
}
