package io.tributary.mirror.engine;

import io.tributary.core.fault.TributaryException;

/** A fault of the site's own cluster, told apart from the upstream's so that it does not open the upstream's breaker. */
final class SiteClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TributaryException fault;

    SiteClusterException(TributaryException fault) {
        super(fault.getMessage(), fault);
        this.fault = fault;
    }

    TributaryException fault() {
        return fault;
    }
}
