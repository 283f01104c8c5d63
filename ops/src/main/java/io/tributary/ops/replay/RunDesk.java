package io.tributary.ops.replay;

import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.replay.RunName;
import io.tributary.mirror.replay.RunReport;
import java.util.List;
import java.util.Optional;

/** Where runs are begun and asked for. <b>Threading:</b> any thread. */
interface RunDesk {

    /**
     * Starts a run, or goes on with one that is half done. Returns at once.
     *
     * @throws IllegalArgumentException with a message for people, where that cannot be
     */
    RunReport begin(ReplayOrder order);

    /** A run that this instance has or had since it started. */
    Optional<RunReport> own(RunName name);

    /**
     * Every run of the site, by its journal. Blocks on the upstream.
     *
     * @throws TributaryException where that does not answer
     */
    List<RunReport> journaled();
}
