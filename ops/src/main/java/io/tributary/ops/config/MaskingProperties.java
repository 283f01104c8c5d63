package io.tributary.ops.config;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.masking.MaskingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How personal values are masked.
 *
 * @param keyFile holds the masking key, at least 16 bytes; a line break at its end does not count; needed where a flow
 *     masks a field
 */
@Validated
@ConfigurationProperties(prefix = "tributary.masking", ignoreUnknownFields = false)
public record MaskingProperties(@Nullable Path keyFile) {

    private static final String KEY = "tributary.masking.key-file";

    /**
     * Reads the key; absent where no file is named.
     *
     * @throws ConfigurationException where the file cannot be read or holds too little
     */
    public @Nullable MaskingKey key() {
        if (keyFile == null) {
            return null;
        }
        try {
            return MaskingKey.of(withoutLineEnd(Files.readAllBytes(keyFile)));
        } catch (IOException e) {
            throw refused(
                    "the file " + keyFile + " cannot be read: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            throw refused("the file " + keyFile + ": " + e.getMessage());
        }
    }

    private static ConfigurationException refused(String message) {
        return new ConfigurationException(List.of(ConfigurationProblem.of(Settings.ORIGIN, KEY, message)));
    }

    private static byte[] withoutLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
