package io.tributary.standardization.validation;

/**
 * The first place where a plan refuses a value.
 *
 * @param pointer JSON Pointer (RFC 6901) from the value checked
 * @param keyword of the schema
 */
record Refusal(String pointer, String keyword) {

    static Refusal by(String keyword) {
        return new Refusal("", keyword);
    }

    /** The same, seen from the object or array around. */
    Refusal inside(String name) {
        return new Refusal("/" + name.replace("~", "~0").replace("/", "~1") + pointer, keyword);
    }
}
