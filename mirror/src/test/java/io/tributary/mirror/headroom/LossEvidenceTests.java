package io.tributary.mirror.headroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.ledger.LossCause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossEvidenceTests {

    private static final long NOW = 1_700_000_000_000L;
    private static final long HOUR = 3_600_000;

    /** Ages in hours; nothing stands for what is not known. */
    @ParameterizedTest(
            name = "{0}: retention {1} h, {2} B; oldest {3} h, at most {4} h, first left {5} h, {6} B left: {7}")
    @CsvSource({
        "delete,         24,   -1,   25,   ,   23,     , RETENTION_TIME",
        "delete,         24,   -1,   23,   ,    1,     , DELETE_RECORDS",
        "delete,         24,   -1,     , 23,    1,     , DELETE_RECORDS",
        "delete,         24,   -1,     , 99,   22,     , RETENTION_TIME",
        "delete,         24,   -1,     , 99,    1,     , UNKNOWN",
        "delete,         24,   -1,     ,   ,     ,     , UNKNOWN",
        "delete,         -1,   -1,     ,   ,    1,     , DELETE_RECORDS",
        "delete,         -1, 1000,     ,   ,    1, 1500, RETENTION_SIZE",
        "delete,         -1, 1000,     ,   ,    1,  500, DELETE_RECORDS",
        "delete,         -1, 1000,     ,   ,    1,     , UNKNOWN",
        "delete,         -1, 1000,     ,   ,     ,    0, DELETE_RECORDS",
        "delete,         24, 1000,   25,   ,   23, 1500, RETENTION",
        "delete,         24, 1000,   25,   ,   23,  500, RETENTION_TIME",
        "delete,         24, 1000,    3,   ,    1, 1500, RETENTION_SIZE",
        "delete,         24, 1000,    3,   ,    1,  500, DELETE_RECORDS",
        "compact,        24, 1000,   99,   ,   99, 1500, DELETE_RECORDS",
        "'compact,delete', 24, -1,   25,   ,   23,     , RETENTION_TIME",
    })
    void theCauseIsWhatAllThatIsKnownAllows(
            String policy,
            long hours,
            long bytes,
            @Nullable Long oldest,
            @Nullable Long notBefore,
            @Nullable Long first,
            @Nullable Long size,
            LossCause cause) {
        Retention retention = Retention.of(name -> switch (name) {
            case "cleanup.policy" -> policy;
            case "retention.ms" -> Long.toString(hours < 0 ? -1 : hours * HOUR);
            case "retention.bytes" -> Long.toString(bytes);
            default -> null;
        });
        LossEvidence evidence = new LossEvidence(
                retention,
                NOW,
                oldest == null ? null : NOW - oldest * HOUR,
                notBefore == null ? 0 : NOW - notBefore * HOUR,
                first == null ? null : NOW - first * HOUR,
                size);

        assertThat(evidence.cause()).isEqualTo(cause);
    }
}
