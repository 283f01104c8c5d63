package io.tributary.standardization.registry;

import io.tributary.core.outcome.Wording;
import org.jspecify.annotations.Nullable;

/**
 * How much a schema of a registry may refer to, counted over all that it leads to: what is beyond is not asked for. What is
 * told stands after the schema's name.
 *
 * <p><b>Threading:</b> confined to one thread; for one schema.
 */
public final class ReferenceBudget {

    public static final int MAX_SCHEMAS = 200;
    public static final int MAX_DEPTH = 32;
    /** Of all of them together. */
    public static final int MAX_CHARACTERS = 4 << 20;

    private int schemas;
    private int characters;

    /**
     * Takes one more schema, which is not fetched yet.
     *
     * @param depth the references, from one schema to the next, that lead to it
     * @return why it is too much; null where it is not
     */
    public @Nullable Wording ask(int depth) {
        schemas++;
        if (schemas > MAX_SCHEMAS) {
            return tooMuch(
                    "it refers to more than " + MAX_SCHEMAS + " others, counted with those that they refer to",
                    "它引用的 Schema（含间接引用）超过 " + MAX_SCHEMAS + " 个");
        }
        return depth <= MAX_DEPTH
                ? null
                : tooMuch(
                        "it refers to others through more than " + MAX_DEPTH + " references one after another",
                        "它的引用层数超过 " + MAX_DEPTH + " 层");
    }

    /**
     * Takes the text of a schema that was fetched.
     *
     * @return why it is too much; null where it is not
     */
    public @Nullable Wording fetched(String text) {
        characters += text.length();
        return characters <= MAX_CHARACTERS
                ? null
                : tooMuch(
                        "what it refers to has more than " + MAX_CHARACTERS + " characters in all",
                        "它引用的 Schema 总长超过 " + MAX_CHARACTERS + " 个字符");
    }

    private static Wording tooMuch(String english, String chinese) {
        return Wording.of(english + "; put what it needs into fewer schemas", chinese + "；请将所需内容合并到更少的 Schema 中");
    }
}
