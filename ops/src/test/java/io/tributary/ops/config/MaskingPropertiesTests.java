package io.tributary.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.standardization.masking.MaskingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingPropertiesTests {

    @TempDir
    private Path folder;

    @Test
    void withoutFilesThereAreNoKeys() {
        assertThat(new MaskingProperties(null, null).keys()).isEqualTo(MaskingKeys.NONE);
    }

    @Test
    void aLineBreakAtTheEndOfAFileIsNotPartOfTheKey() throws IOException {
        Path plain = file("plain", "0123456789abcdef");
        Path edited = file("edited", "0123456789abcdef\r\n");

        MaskingKeys keys = new MaskingProperties(plain, edited).keys();
        assertThat(keys.sm3()).isNotNull();
        assertThat(keys.sm4()).isNotNull();
        assertThat(keys.sm3().fingerprint()).isEqualTo(keys.sm4().fingerprint());
        assertThat(keys.toString()).doesNotContain("0123");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 4097, 1_000_000})
    void aFileOfAnotherSizeThanAKeyHasIsRefusedByItsSetting(int bytes) throws IOException {
        Path file = file("key", "k".repeat(bytes));

        assertThatThrownBy(() -> new MaskingProperties(file, null).keys())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tributary.masking.key-file")
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("kkk");
    }

    @Test
    void aFileThatIsNotThereIsRefusedByItsSetting() {
        assertThatThrownBy(() -> new MaskingProperties(null, folder.resolve("none")).keys())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tributary.masking.sm4-key-file")
                .hasMessageContaining("cannot be read");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
