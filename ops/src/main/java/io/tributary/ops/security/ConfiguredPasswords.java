package io.tributary.ops.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords as they stand in the configuration: encoded, with the encoding's name in braces, or plain, as they come from
 * an environment variable or a mounted secret.
 *
 * <p><b>Threading:</b> immutable.
 */
final class ConfiguredPasswords implements PasswordEncoder {

    private final PasswordEncoder encoded = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    /** What keeps a configured password from ever being compared with one that is sent; absent where nothing does. */
    Optional<String> problem(String configured) {
        if (configured.isBlank()) {
            return Optional.of("is empty");
        }
        try {
            var unused = matches("any", configured);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("begins with '{', and so names an encoding such as {bcrypt}, but is none of a known one;"
                    + " encode it, or write {noop} before a plain password that begins with '{'");
        }
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence rawPassword) {
        return encoded.encode(rawPassword);
    }

    @Override
    public boolean matches(@Nullable CharSequence rawPassword, @Nullable String configured) {
        if (rawPassword == null || configured == null || configured.isEmpty()) {
            return false;
        }
        if (configured.startsWith("{")) {
            return encoded.matches(rawPassword, configured);
        }
        return MessageDigest.isEqual(
                rawPassword.toString().getBytes(StandardCharsets.UTF_8), configured.getBytes(StandardCharsets.UTF_8));
    }
}
