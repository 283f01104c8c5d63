package io.tributary.standardization.yaml;

/** Texts of a document as messages show them. */
final class Shortened {

    private static final int MAX_CHARACTERS = 60;

    private Shortened() {}

    static String quote(String text) {
        String shown = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
        return "'" + shown + "'";
    }
}
