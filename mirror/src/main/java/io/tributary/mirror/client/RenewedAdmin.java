package io.tributary.mirror.client;

import io.tributary.mirror.lifecycle.ClockSteps;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's client that is kept for long: made at the first question, and made anew at the first one after the
 * machine's wall clock was set, since the one before counts its deadlines by that clock.
 *
 * <p><b>Threading:</b> questions are asked by one thread at a time; {@link #close} is for any, and ends what that thread waits
 * for. <b>Failure:</b> what the maker throws; the next question tries again.
 */
public final class RenewedAdmin {

    private final Supplier<Admin> newAdmin;
    private final ClockSteps clock;
    // Written by the thread that asks only.
    private volatile @Nullable Admin admin;
    private volatile boolean closed;

    /** @param newAdmin makes a client; this closes it */
    public RenewedAdmin(Supplier<Admin> newAdmin) {
        this(newAdmin, ClockSteps.ofSystem());
    }

    RenewedAdmin(Supplier<Admin> newAdmin, ClockSteps clock) {
        this.newAdmin = newAdmin;
        this.clock = clock;
    }

    /** The client for one question; the next one may need another. */
    public Admin current() {
        Admin known = admin;
        if (known != null && !closed && clock.happened()) {
            known.close(Duration.ZERO);
            admin = null;
            known = null;
        }
        if (known == null) {
            known = newAdmin.get();
            admin = known;
            if (closed) {
                known.close(Duration.ZERO);
            }
        }
        return known;
    }

    /**
     * Closes the client, if one was made. It stays the current one, so that whoever asks on is refused at once and does not
     * begin to wait for a cluster by another.
     *
     * @param within how long what was asked may take to be answered
     */
    public void close(Duration within) {
        closed = true;
        Admin known = admin;
        if (known != null) {
            known.close(within);
        }
    }
}
