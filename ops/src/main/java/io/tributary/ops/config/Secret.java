package io.tributary.ops.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not show in logs, messages or endpoints: it prints as {@code ***}. */
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself, for the client that has to send it. */
    public String reveal() {
        return text;
    }

    /** Takes the same time wherever the texts differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
