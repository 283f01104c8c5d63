package io.tributary.demo.traffic;

import java.util.SplittableRandom;

/** What can be wrong with a record, each with its share of the traffic. Most records are clean. */
enum Dirt {
    /** Not meant for the public; the flow filters it. */
    UNPUBLISHED(100),
    /** The division's name of years ago, which no code table of today knows. */
    FORMER_NAME(50),
    /** The connection broke while it was written. */
    CUT_SHORT(30),
    /** Bytes that the charset does not know. */
    FOREIGN_BYTES(20),
    /** A sensor that has lost its calibration. */
    OUT_OF_RANGE(30),
    /** Typed by hand. */
    NOT_A_NUMBER(20),
    /** A day that the calendar does not have. */
    NO_SUCH_TIME(20),
    /** The station was taken out of service: a null value for its key. */
    TOMBSTONE(5),
    NONE(0);

    private static final int WHOLE = 10_000;

    private final int perTenThousand;

    Dirt(int perTenThousand) {
        this.perTenThousand = perTenThousand;
    }

    static Dirt pick(SplittableRandom random) {
        int drawn = random.nextInt(WHOLE);
        for (Dirt dirt : values()) {
            if (drawn < dirt.perTenThousand) {
                return dirt;
            }
            drawn -= dirt.perTenThousand;
        }
        return NONE;
    }
}
