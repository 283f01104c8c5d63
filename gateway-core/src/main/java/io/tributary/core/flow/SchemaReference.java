package io.tributary.core.flow;

import java.util.regex.Pattern;

/** A schema by subject and version, written {@code subject@version}; without a version, {@code latest} is meant. */
public record SchemaReference(String subject, SchemaVersion version) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    public SchemaReference {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("a schema reference names a subject, such as air-quality@latest");
        }
    }

    /**
     * @throws IllegalArgumentException with a message for people, where the text has not that form
     */
    public static SchemaReference parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new SchemaReference(text, new SchemaVersion.Latest());
        }
        String version = text.substring(at + 1);
        if (version.equals("latest")) {
            return new SchemaReference(text.substring(0, at), new SchemaVersion.Latest());
        }
        if (!NUMBER.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "a schema's version is a number or 'latest'; got '" + version + "' in '" + text + "'");
        }
        return new SchemaReference(text.substring(0, at), new SchemaVersion.Numbered(Integer.parseInt(version)));
    }

    @Override
    public String toString() {
        return subject + "@" + version;
    }
}
