package io.tributary.link;

/**
 * How an emulated link is, the same each way.
 *
 * @param bitsPerSecond  of IP packets with their headers
 * @param oneWayMillis   half of a round trip, without queues
 * @param loss           the probability with which a packet is lost
 * @param queueBytes     packets that find more before them are dropped
 * @param congestionControl of connections from the near side, by Linux's name
 */
record LinkSettings(int bitsPerSecond, int oneWayMillis, double loss, int queueBytes, String congestionControl) {

    LinkSettings with(String control) {
        return new LinkSettings(bitsPerSecond, oneWayMillis, loss, queueBytes, control);
    }

    /** 20 Mbit/s, 40 ms there and back, one packet in a thousand lost, and a router that holds 60 ms. */
    static LinkSettings thin() {
        return new LinkSettings(20_000_000, 20, 0.001, 150_000, "cubic");
    }
}
