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
 */
record LinkCount(double seconds, long packets, long bytes, long resent, long payload, long lost, long dropped) {

    static LinkCount of(JsonNode line, String direction) {
        JsonNode way = line.path(direction);
        return new LinkCount(
                line.path("seconds").doubleValue(),
                way.path("packets").longValue(),
                way.path("bytes").longValue(),
                way.path("resent").longValue(),
                way.path("payload").longValue(),
                way.path("lost").longValue(),
                way.path("dropped").longValue());
    }

    LinkCount since(LinkCount earlier) {
        return new LinkCount(
                seconds - earlier.seconds,
                packets - earlier.packets,
                bytes - earlier.bytes,
                resent - earlier.resent,
                payload - earlier.payload,
                lost - earlier.lost,
                dropped - earlier.dropped);
    }

    /** The share of the link that was taken by what was sent for the first time, with its headers. */
    double use(LinkSettings link) {
        return share(bytes - resent, link);
    }

    /** The share of the link that so many bytes are. */
    double share(long some, LinkSettings link) {
        return some * 8.0 / seconds / link.bitsPerSecond();
    }
}
