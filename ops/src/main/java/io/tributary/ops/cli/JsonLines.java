package io.tributary.ops.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prints JSON objects, each on a line of its own. */
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
        out.println(line);
    }
}
