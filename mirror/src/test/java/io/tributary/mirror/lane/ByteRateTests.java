package io.tributary.mirror.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRateTests {

    @ParameterizedTest
    @CsvSource({
        "20Mbit/s, 2500000, 20Mbit/s",
        "20 mbit, 2500000, 20Mbit/s",
        "800Kbit/s, 100000, 800Kbit/s",
        "2MB/s, 2097152, 2MB/s",
        "500KB, 512000, 500KB/s",
        "1Gbit/s, 125000000, 1000Mbit/s",
        "1500B/s, 1500, 12Kbit/s"
    })
    void isReadAndWritten(String text, long bytesPerSecond, String written) {
        assertThat(ByteRate.of(text).bytesPerSecond()).isEqualTo(bytesPerSecond);
        assertThat(ByteRate.of(text)).hasToString(written);
        assertThat(ByteRate.of(written)).isEqualTo(ByteRate.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "20", "-1MB/s", "2.5MB/s", "20Mbit/h", "20Mbps", "999999999999GB"})
    void whatIsNoRateIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> ByteRate.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20Mbit/s");
    }
}
