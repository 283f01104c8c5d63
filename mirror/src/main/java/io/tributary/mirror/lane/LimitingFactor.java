package io.tributary.mirror.lane;

/** What keeps a lane from being faster. */
public enum LimitingFactor {
    /** Nothing more waits, or the site's cluster hands it over slowly. */
    SOURCE,
    /** Records are being decided. */
    CPU,
    /** It is not the lane's time of day. */
    WINDOW,
    /** The link is full, by what was declared. */
    BANDWIDTH,
    /** The upstream, or the way there, acknowledges slowly, or not at all. */
    UPSTREAM,
    /** The lane's own byte rate, or the quota that the upstream's brokers give. */
    QUOTA
}
