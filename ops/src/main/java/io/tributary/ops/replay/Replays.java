package io.tributary.ops.replay;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.NearestName;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowName;
import io.tributary.mirror.replay.Journal;
import io.tributary.mirror.replay.ReplayRun;
import io.tributary.mirror.replay.ReplaySettings;
import io.tributary.mirror.replay.RunName;
import io.tributary.mirror.replay.RunReport;
import io.tributary.ops.gateway.Gateway;
import io.tributary.ops.gateway.StartOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.SmartLifecycle;

/**
 * The bounded runs of this gateway, and what the site's journal says of all others.
 *
 * <p><b>Threading:</b> any thread. Reading the journal blocks on the upstream. Runs are ended with the gateway.
 */
public final class Replays implements RunDesk, SmartLifecycle {

    private static final int MOST_AT_ONCE = 16;
    /** Of those that are over, the journal knows the rest. */
    private static final int MOST_REMEMBERED = 100;

    private final ReplaySettings settings;
    private final Gateway gateway;
    private final Map<RunName, ReplayRun> own = new TreeMap<>();
    private boolean running;

    Replays(ReplaySettings settings, Gateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    @Override
    public synchronized RunReport begin(ReplayOrder order) {
        RunName name = order.request().name();
        Contract contract = contract(order.flow());
        ReplayRun known = own.get(name);
        if (known != null && !known.report().state().isOver()) {
            throw new IllegalArgumentException("run '" + name + "' is at work here already; stop it first");
        }
        if (!running) {
            throw new IllegalArgumentException("the gateway is starting or ending; try it again");
        }
        long atWork = own.values().stream()
                .filter(run -> !run.report().state().isOver())
                .count();
        if (atWork >= MOST_AT_ONCE) {
            throw new IllegalArgumentException(MOST_AT_ONCE + " runs are at work here; wait for one or stop one");
        }
        if (own.size() >= MOST_REMEMBERED) {
            own.values().removeIf(run -> run.report().state().isOver());
        }
        ReplayRun run = ReplayRun.start(settings, contract, order.request());
        own.put(name, run);
        return run.report();
    }

    private Contract contract(FlowName flow) {
        List<Contract> contracts = gateway.catalog().contracts();
        return contracts.stream()
                .filter(contract -> contract.definition().name().equals(flow))
                .findFirst()
                .orElseThrow(() -> unknown(flow, contracts));
    }

    private static IllegalArgumentException unknown(FlowName flow, List<Contract> contracts) {
        String nearest = NearestName.of(
                flow.value(),
                contracts.stream()
                        .map(contract -> contract.definition().name().value())
                        .toList());
        return new IllegalArgumentException("this gateway has no flow '" + flow + "'"
                + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
    }

    /**
     * Has a run of this instance end in good order. Returns at once.
     *
     * @return nothing where this instance has no such run at work
     */
    public synchronized Optional<RunReport> stop(RunName name) {
        return Optional.ofNullable(own.get(name))
                .filter(run -> !run.report().state().isOver())
                .map(run -> {
                    run.stop();
                    return run.report();
                });
    }

    @Override
    public synchronized Optional<RunReport> own(RunName name) {
        return Optional.ofNullable(own.get(name)).map(ReplayRun::report);
    }

    /**
     * Every run of the site, by name; of those at work here, what is newest.
     *
     * @throws TributaryException where the upstream does not answer
     */
    public List<RunReport> runs() {
        Map<RunName, RunReport> runs = new TreeMap<>();
        journaled().forEach(run -> runs.put(run.name(), run));
        synchronized (this) {
            own.forEach((name, run) -> runs.merge(name, run.report(), Replays::newer));
        }
        return new ArrayList<>(runs.values());
    }

    /** Another instance may have gone on with a run that is over here. */
    private static RunReport newer(RunReport inJournal, RunReport here) {
        boolean isOvertaken = here.state().isOver()
                && here.head() != null
                && inJournal.head() != null
                && !inJournal.head().claim().equals(here.head().claim());
        return isOvertaken ? inJournal : here;
    }

    @Override
    public List<RunReport> journaled() {
        return Journal.read(settings).runs();
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public void stop() {
        List<ReplayRun> ending;
        synchronized (this) {
            running = false;
            ending = new ArrayList<>(own.values());
        }
        ending.forEach(ReplayRun::stop);
        ending.forEach(ReplayRun::close);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return StartOrder.WORK;
    }
}
