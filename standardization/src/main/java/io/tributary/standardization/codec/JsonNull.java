package io.tributary.standardization.codec;

/** JSON's null in a tree, so that Java's null can mean that nothing is there at all. */
public enum JsonNull {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
