package io.tributary.mirror.engine;

import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.LaneName;

/**
 * One stream of a lane: a thread with clients and partitions of its own. While one stream commits, the others of its lane
 * read and send, and each has its own connections, so that one lost packet does not stop them all.
 *
 * @param delivery of all flows whose records it sends
 * @param number from 0; its transactional id and the names of its clients rest on it, so it is the same after a restart
 */
record StreamId(LaneName lane, Delivery delivery, int number) {

    StreamId {
        if (number < 0) {
            throw new IllegalArgumentException("streams are numbered from 0; got " + number);
        }
    }

    /** The stream that mirrors a partition where the lane has so many; the partitions of a topic spread evenly. */
    static StreamId of(LaneName lane, Delivery delivery, String sourceTopic, int partition, int streams) {
        return new StreamId(lane, delivery, Math.floorMod(sourceTopic.hashCode() + partition, streams));
    }

    /** As it stands in names: the lane alone for its first stream of transactions. */
    @Override
    public String toString() {
        String name = delivery == Delivery.EXACTLY_ONCE ? lane.toString() : lane + "." + delivery.written();
        return number == 0 ? name : name + "." + number;
    }
}
