package io.tributary.ops.gateway;

import org.springframework.context.SmartLifecycle;

/**
 * Phases of the start, all after the web server's: a port that is taken ends the start before a cluster is touched, and
 * liveness answers while the clusters are being asked. The end goes the other way round.
 */
public final class StartOrder {

    private static final int AFTER_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 16;

    /** Asks the clusters whether they let this gateway in. */
    public static final int CLUSTER_CHECK = AFTER_WEB_SERVER;

    /** Moves records. */
    public static final int WORK = AFTER_WEB_SERVER + 1;

    /** Looks for a changed catalog. */
    public static final int RELOAD = AFTER_WEB_SERVER + 2;

    private StartOrder() {}
}
