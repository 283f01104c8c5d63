package io.tributary.standardization.codec;

/**
 * What a record's value may measure. A value beyond a limit is refused before it can cost memory or time.
 *
 * @param maxBytes        of the value as it was read
 * @param maxDepth        of nested objects and arrays, or of nested elements
 * @param maxStringLength of one text, in UTF-16 units
 * @param maxNumberLength of one number: characters as written, and digits when written out without an exponent
 * @param maxNameLength   of a member, element or column name, in UTF-16 units
 * @param maxFields       members and array elements of the whole document
 */
public record DocumentLimits(
        int maxBytes, int maxDepth, int maxStringLength, int maxNumberLength, int maxNameLength, int maxFields) {

    /** What a gateway may set: trees are walked recursively, so their depth must stay far from the end of the stack. */
    public static final int DEEPEST = 1000;

    private static final DocumentLimits DEFAULTS =
            new DocumentLimits(1024 * 1024, 100, 1024 * 1024, 1000, 1000, 10_000);

    public DocumentLimits {
        requirePositive("maxBytes", maxBytes);
        requirePositive("maxDepth", maxDepth);
        requirePositive("maxStringLength", maxStringLength);
        requirePositive("maxNumberLength", maxNumberLength);
        requirePositive("maxNameLength", maxNameLength);
        requirePositive("maxFields", maxFields);
    }

    /** 1 MiB, 100 levels, texts as long as the value, numbers and names of 1000 characters, 10,000 fields. */
    public static DocumentLimits defaults() {
        return DEFAULTS;
    }

    /** The same with another size of the value; texts may be as long as it. */
    public DocumentLimits withMaxBytes(int bytes) {
        return new DocumentLimits(bytes, maxDepth, bytes, maxNumberLength, maxNameLength, maxFields);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is at least 1; got " + value);
        }
    }
}
