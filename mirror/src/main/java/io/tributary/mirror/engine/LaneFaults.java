package io.tributary.mirror.engine;

import io.tributary.core.fault.TributaryException;
import org.jspecify.annotations.Nullable;

/** What keeps a lane from working, until it works again. <b>Threading:</b> any thread. */
final class LaneFaults {

    private volatile @Nullable TributaryException cluster;
    private volatile @Nullable TributaryException upstream;

    void atCluster(TributaryException fault) {
        cluster = fault;
    }

    void atUpstream(TributaryException fault) {
        upstream = fault;
    }

    /** The upstream has just done what it was asked for. */
    void clearUpstream() {
        upstream = null;
    }

    /** Both clusters have just done what they were asked for. */
    void clear() {
        cluster = null;
        upstream = null;
    }

    /** With the site's cluster; absent where there is none. */
    @Nullable
    TributaryException cluster() {
        return cluster;
    }

    /** With the upstream, or unforeseen; absent where there is none. */
    @Nullable
    TributaryException upstream() {
        return upstream;
    }
}
