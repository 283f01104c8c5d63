package io.tributary.standardization.validation;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.format.Format;
import java.util.Map;

/** A format of networknt's whose check ends, and in time: longer texts are refused unseen. */
record NetworkntFormat(Format exact, int maxLength) implements Format {

    private static final Map<String, Integer> MAX_LENGTHS = Map.of(
            "email", BoundedFormat.MAX_ADDRESS,
            "idn-email", BoundedFormat.MAX_ADDRESS,
            "hostname", BoundedFormat.MAX_ADDRESS,
            "idn-hostname", BoundedFormat.MAX_ADDRESS,
            "uri-template", BoundedFormat.MAX_TEMPLATE,
            "json-pointer", BoundedFormat.MAX_TEMPLATE,
            "relative-json-pointer", BoundedFormat.MAX_TEMPLATE);

    static void boundAll(Map<String, Format> formats) {
        formats.replaceAll(
                (name, format) -> new NetworkntFormat(format, MAX_LENGTHS.getOrDefault(name, Integer.MAX_VALUE)));
    }

    @Override
    public boolean matches(ExecutionContext execution, SchemaContext schema, String text) {
        WeighedKeyword.effortOf(execution).spendOn(text);
        if (text.length() > maxLength) {
            return false;
        }
        if (getName().equals("regex")) {
            return LinearRegex.isUsable(text);
        }
        return exact.matches(execution, schema, text);
    }

    @Override
    public String getName() {
        return exact.getName();
    }

    @Override
    public String getMessageKey() {
        return exact.getMessageKey();
    }
}
