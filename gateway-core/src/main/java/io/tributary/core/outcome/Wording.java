package io.tributary.core.outcome;

/**
 * The same said in English and in Chinese: the two languages of those who read reasons.
 *
 * @param chinese in simplified characters
 */
public record Wording(String english, String chinese) {

    public static Wording of(String english, String chinese) {
        return new Wording(english, chinese);
    }

    /** What reads the same in both: a pattern, a number, a charset's name. */
    public static Wording same(String text) {
        return new Wording(text, text);
    }

    @Override
    public String toString() {
        return english;
    }
}
