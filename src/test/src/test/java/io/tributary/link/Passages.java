package io.tributary.link;

import io.tributary.demo.traffic.RawRecord;
import io.tributary.demo.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Vehicles that pass cameras, each with the fingerprint of its picture, which no compressor makes smaller than its bytes, as of
 * records of the field that carry tokens, digests or small pictures.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class Passages implements Traffic {

    private static final int CAMERAS = 800;
    private static final long FIRST_SECOND = 1_790_000_000L;
    private static final int A_SECOND = 200;

    private final SplittableRandom random;
    private final byte[] fingerprint;
    private long count;

    Passages(long seed, int fingerprintBytes) {
        this.random = new SplittableRandom(seed);
        this.fingerprint = new byte[fingerprintBytes];
    }

    @Override
    public Optional<RawRecord> next() {
        random.nextBytes(fingerprint);
        String passage =
                ("{\"passage\":{\"id\":\"%016x\",\"plate\":\"浙A%05d\",\"camera\":\"330100-%03d\",\"lane\":\"%d\","
                                + "\"at\":%d,\"kmh\":\"%d\"},\"picture\":{\"fingerprint\":\"%s\"}}")
                        .formatted(
                                random.nextLong(),
                                random.nextInt(100_000),
                                random.nextInt(CAMERAS),
                                1 + random.nextInt(4),
                                FIRST_SECOND + count / A_SECOND,
                                20 + random.nextInt(100),
                                Base64.getEncoder().encodeToString(fingerprint));
        count++;
        return Optional.of(new RawRecord(null, passage.getBytes(StandardCharsets.UTF_8)));
    }
}
