package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.mirror.pressure.InFlight;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireMeterTests {

    private static final double FRAMING = 1 + 66.0 / 1448;

    private final InFlight inFlight = InFlight.bounded(1_000_000, 1 << 30);
    private final SentBytes sent = new SentBytes();
    private final WireMeter meter = new WireMeter(inFlight, () -> sent.bytes);

    /** What a producer counts. */
    private static final class SentBytes {
        private double bytes = 1_000;
    }

    @Test
    void learnsWhatRecordsAreOnTheWire() {
        inFlight.sent(100_000);
        assertThat(meter.takeExpected()).isEqualTo(50_000);
        sent.bytes += 20_000;
        inFlight.done(100_000);
        WireMeter.Settlement settlement = meter.settle();
        assertThat(settlement.wireBytes()).isCloseTo(20_000 * FRAMING, within(0.01));
        assertThat(settlement.correction()).isCloseTo(20_000 * FRAMING - 50_000, within(0.01));
        inFlight.sent(100_000);
        assertThat(meter.takeExpected()).isCloseTo(20_000 * FRAMING, within(0.01));
    }

    @Test
    void whatWasNotSentYetIsNotTakenForCompressed() {
        inFlight.sent(100_000);
        meter.takeExpected();
        sent.bytes += 1_000;
        assertThat(meter.settle()).isEqualTo(WireMeter.Settlement.NOTHING);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void inTheEndAllThatWasSentIsCharged(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double charged = 0;
        for (int transaction = 0; transaction < 50; transaction++) {
            int bytes = 10_000 + random.nextInt(100_000);
            inFlight.sent(bytes);
            charged += meter.takeExpected();
            sent.bytes += bytes * (0.1 + 0.1 * random.nextDouble());
            inFlight.done(bytes);
            charged += meter.settle().correction();
        }
        assertThat(charged).isCloseTo((sent.bytes - 1_000) * FRAMING, within(1.0));
        assertThat(meter.ratio()).isCloseTo(0.15, within(0.06));
    }

    @Test
    void withoutTheProducersCountTheExpectationStands() {
        WireMeter blind = new WireMeter(inFlight, () -> 0);
        inFlight.sent(10_000);
        inFlight.done(10_000);
        assertThat(blind.takeExpected()).isEqualTo(5_000);
        assertThat(blind.settle()).isEqualTo(WireMeter.Settlement.NOTHING);
    }
}
