package io.tributary.core.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordChecksumTests {

    private final RecordChecksum checksum = new RecordChecksum();

    private record Sample(long offset, String key, String value) {}

    @SeededTest
    void theSumForgetsTheOrderAndTheSplit(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        List<Sample> samples = new ArrayList<>();
        for (int offset = 0; offset < 200; offset++) {
            samples.add(new Sample(
                    offset,
                    "k" + ledger.random().nextInt(9),
                    "v" + ledger.random().nextInt()));
        }
        long inOrder = sum(samples);

        Collections.shuffle(samples, new Random(seed));

        assertThat(sum(samples)).isEqualTo(inOrder);
        assertThat(sum(samples.subList(0, 70)) + sum(samples.subList(70, 200))).isEqualTo(inOrder);
        assertThat(sum(samples.subList(1, 200))).isNotEqualTo(inOrder);
    }

    private long sum(List<Sample> samples) {
        return samples.stream()
                .mapToLong(
                        sample -> checksum.of(sample.offset, sample.key.getBytes(UTF_8), sample.value.getBytes(UTF_8)))
                .sum();
    }

    @Test
    void nullAndNothingDiffer() {
        byte[] nothing = {};

        assertThat(Set.of(
                        checksum.of(7, null, null),
                        checksum.of(7, nothing, null),
                        checksum.of(7, null, nothing),
                        checksum.of(7, nothing, nothing)))
                .hasSize(4);
    }

    @Test
    void bytesThatMoveBetweenKeyAndValueAreSeen() {
        Set<Long> seen = new HashSet<>();
        String text = "330100-hangzhou";
        for (int cut = 0; cut <= text.length(); cut++) {
            seen.add(checksum.of(
                    1,
                    text.substring(0, cut).getBytes(UTF_8),
                    text.substring(cut).getBytes(UTF_8)));
        }

        assertThat(seen).hasSize(text.length() + 1);
    }

    @Test
    void valuesThatChangePlacesAreSeen() {
        byte[] a = "a".getBytes(UTF_8);
        byte[] b = "b".getBytes(UTF_8);

        assertThat(checksum.of(1, null, a) + checksum.of(2, null, b))
                .isNotEqualTo(checksum.of(1, null, b) + checksum.of(2, null, a));
    }

    @Test
    void theNumberOfARecordStaysTheSameAcrossReleases() {
        assertThat(Long.toHexString(checksum.of(42, "k".getBytes(UTF_8), "{\"pm25\":17}".getBytes(UTF_8))))
                .isEqualTo("8ee22dc34fbb7403");
    }
}
