package io.tributary.link;

import tools.jackson.databind.JsonNode;

/**
 * What went over a link since it was there, in one direction, as its rate limiter saw it.
 *
 * @param seconds on the clock of the link
 * @param packets with all that follows: those of the limiter, so also those that were lost behind it
 * @param bytes   with IP headers
 * @param resent  of these, packets that TCP had sent before
 * @param payload bytes that TCP sent for the first time, without any header
 * @param lost    packets
 * @param dropped packets for which the queue had no room
 * @param waitedSeconds of all packets together, in the queue
 * @param lateSeconds of all packets together, for want of a processor: what the emulation adds of its own
 */
record LinkCount(
        double seconds,
        long packets,
        long bytes,
        long resent,
        long payload,
        long lost,
        long dropped,
        double waitedSeconds,
        double lateSeconds) {

    static LinkCount of(JsonNode line, String direction) {
        JsonNode way = line.path(direction);
        return new LinkCount(
                line.path("seconds").doubleValue(),
                way.path("packets").longValue(),
                way.path("bytes").longValue(),
                way.path("resent").longValue(),
                way.path("payload").longValue(),
                way.path("lost").longValue(),
                way.path("dropped").longValue(),
                way.path("waited").doubleValue(),
                way.path("late").doubleValue());
    }

    LinkCount since(LinkCount earlier) {
        return new LinkCount(
                seconds - earlier.seconds,
                packets - earlier.packets,
                bytes - earlier.bytes,
                resent - earlier.resent,
                payload - earlier.payload,
                lost - earlier.lost,
                dropped - earlier.dropped,
                waitedSeconds - earlier.waitedSeconds,
                lateSeconds - earlier.lateSeconds);
    }

    /** The share of the link that was taken by what was sent for the first time, with its headers. */
    double use(LinkSettings link) {
        return share(bytes - resent, link);
    }

    /** Of a packet in the queue, on average. */
    double waitedMillis() {
        return 1e3 * waitedSeconds / Math.max(1, packets);
    }

    /** By which a packet arrived too late, on average. */
    double lateMillis() {
        return 1e3 * lateSeconds / Math.max(1, packets);
    }

    /** The share of the link that so many bytes are. */
    double share(long some, LinkSettings link) {
        return some * 8.0 / seconds / link.bitsPerSecond();
    }
}
