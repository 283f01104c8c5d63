package io.tributary.standardization.codec;

import java.util.Set;

/**
 * The text of a schema of Avro, or what is taken for one.
 *
 * @param name for people
 */
public record AvroText(String name, String text) {

    /** False also where the text is no JSON, and so no schema of Avro. */
    public boolean defines(String type) {
        return defined().contains(type);
    }

    private Set<String> defined() {
        try {
            return AvroNames.in(text).defined();
        } catch (IllegalArgumentException e) {
            // No JSON, and so no schema of Avro.
            return Set.of();
        }
    }
}
