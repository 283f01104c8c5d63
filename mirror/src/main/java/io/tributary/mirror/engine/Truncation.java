package io.tributary.mirror.engine;

/** What people are told of a source partition that lost records which were mirrored, and what they can do. */
final class Truncation {

    private Truncation() {}

    /** The log ends before the place that was mirrored. */
    static String shorter(OwnedPartition one, long end, long mirrored) {
        return one.source() + " ends at " + end + " but was mirrored up to " + mirrored + WHY + remedy(one);
    }

    /** The log is long enough, but what it holds before the place is not what was mirrored. */
    static String rewritten(OwnedPartition one, long mirrored) {
        return one.source() + " was cut off and written anew before offset " + mirrored
                + ", up to which it was mirrored" + WHY + remedy(one);
    }

    private static final String WHY =
            ": the source lost records that the upstream has, and new ones take their offsets. It waits, however long the log"
                    + " grows, until somebody acts. ";

    private static String remedy(OwnedPartition one) {
        return "Restore the source's log and restart the gateway; or delete and create the topic anew, so that it has"
                + " another id; or, to go on at the place all the same, stop the site's gateways, delete the group's offset of "
                + one.ledger() + " and start them when the log has grown past it";
    }
}
