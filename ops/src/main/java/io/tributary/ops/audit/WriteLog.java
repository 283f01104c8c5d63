package io.tributary.ops.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Records every write over HTTP as a line of the log {@code io.tributary.ops.audit}, with who, what, and how it ended; the
 * line's time says when.
 *
 * <p><b>Threading:</b> any thread.
 */
@Component
public final class WriteLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.tributary.ops.audit");

    /**
     * Records a write of the user whose request this thread serves.
     *
     * @param operation such as {@code reload contracts}
     * @param result    in a few words
     */
    public void record(String operation, String result) {
        LOG.atInfo()
                .addKeyValue("user", user())
                .addKeyValue("operation", operation)
                .addKeyValue("result", result)
                .log("Write");
    }

    /** Whose request this thread serves. */
    public String user() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null ? "unknown" : caller.getName();
    }
}
