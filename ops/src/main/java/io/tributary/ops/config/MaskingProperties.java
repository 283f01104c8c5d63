package io.tributary.ops.config;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.masking.MaskingKey;
import io.tributary.standardization.masking.MaskingKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How personal values are masked. A key file holds 16 to 4096 bytes; a line break at its end does not count.
 *
 * @param keyFile    the masking key; needed where a flow has {@code mask: sm3}
 * @param sm4KeyFile the key of masks that its owner can undo, and no other's; needed where a flow has {@code mask: sm4}
 */
@Validated
@ConfigurationProperties(prefix = "tributary.masking", ignoreUnknownFields = false)
public record MaskingProperties(
        @Nullable Path keyFile, @Nullable Path sm4KeyFile) {

    private static final String KEY = "tributary.masking.key-file";
    private static final String SM4_KEY = "tributary.masking.sm4-key-file";
    private static final int MAX_BYTES = 4096;

    /**
     * Reads the keys, each absent where no file is named.
     *
     * @throws ConfigurationException where a file cannot be read, or holds too little or too much
     */
    public MaskingKeys keys() {
        return new MaskingKeys(read(KEY, keyFile), read(SM4_KEY, sm4KeyFile));
    }

    private static @Nullable MaskingKey read(String setting, @Nullable Path file) {
        if (file == null) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("it is longer than " + MAX_BYTES + " bytes; is it a key?");
            }
            return MaskingKey.of(withoutLineEnd(bytes));
        } catch (IOException e) {
            throw refused(
                    setting,
                    "the file " + file + " cannot be read: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            throw refused(setting, "the file " + file + ": " + e.getMessage());
        }
    }

    private static ConfigurationException refused(String setting, String message) {
        return new ConfigurationException(List.of(ConfigurationProblem.of(Settings.ORIGIN, setting, message)));
    }

    private static byte[] withoutLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
