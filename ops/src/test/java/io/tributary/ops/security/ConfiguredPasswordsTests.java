package io.tributary.ops.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredPasswordsTests {

    private final ConfiguredPasswords passwords = new ConfiguredPasswords();

    @Test
    void plainPasswordMatchesItself() {
        assertThat(passwords.matches("长江", "长江")).isTrue();
        assertThat(passwords.matches("长", "长江")).isFalse();
    }

    @Test
    void encodedPasswordMatchesWhatItEncodes() {
        String encoded = passwords.encode("geheim");

        assertThat(encoded).startsWith("{bcrypt}");
        assertThat(passwords.matches("geheim", encoded)).isTrue();
        assertThat(passwords.matches(encoded, encoded)).isFalse();
    }

    @Test
    void emptyPasswordMatchesNothing() {
        assertThat(passwords.matches("", "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{}", "{secret", "{secret}", "{bcrpyt}$2a$10$abc", "{pbkdf2@SpringSecurity_v5_8}no hex"})
    void passwordThatLooksEncodedAndIsNotIsAProblem(String configured) {
        assertThat(passwords.problem(configured))
                .hasValueSatisfying(problem -> assertThat(problem).contains("{noop}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "{noop}{geheim", "a{b}"})
    void plainPasswordIsNoProblem(String configured) {
        assertThat(passwords.problem(configured)).isEmpty();
    }

    @Test
    void encodedPasswordIsNoProblem() {
        assertThat(passwords.problem(String.valueOf(passwords.encode("geheim"))))
                .isEmpty();
        assertThat(passwords.matches("{geheim", "{noop}{geheim")).isTrue();
    }
}
