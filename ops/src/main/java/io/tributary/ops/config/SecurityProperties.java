package io.tributary.ops.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may read and change the gateway over HTTP.
 *
 * @param users by name; at least one
 */
@Validated
@ConfigurationProperties(prefix = "tributary.security", ignoreUnknownFields = false)
public record SecurityProperties(@DefaultValue Map<String, @Valid User> users) {

    /** What a user may do. */
    public enum UserRole {
        /** Reads every endpoint. */
        VIEWER,
        /** Reads every endpoint, and changes what can be changed. */
        OPERATOR
    }

    /**
     * One user.
     *
     * @param password as it is, or encoded with the encoding's name in front, such as {@code {bcrypt}$2a$10$...}
     * @param roles    what the user may do
     */
    public record User(
            @NotNull(message = "is missing") Secret password,
            @DefaultValue("viewer") @NotEmpty Set<UserRole> roles) {}
}
