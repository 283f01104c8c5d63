package io.tributary.ops.gateway;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.FlowName;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.ops.config.ScheduleProperties;
import io.tributary.ops.config.Settings;
import io.tributary.ops.schedule.RunSchedule;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flows that are mirrored at certain times only. At each of its times a flow is followed by the mirror, as any other is and
 * from where it stands, until everything is decided that its topics held at that time; then it rests. All instances of a
 * site do so at the same times, each by its own clock.
 *
 * <p><b>Threading:</b> {@link #look} is for one thread; the rest for any.
 */
final class FlowRests {

    private static final Logger LOG = LoggerFactory.getLogger(FlowRests.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Map<FlowName, RunSchedule> schedules;
    private final MirrorGoals goals;
    private final Clock clock;
    /** Of the flows that are awake. */
    private final Map<FlowName, Waking> awake = new ConcurrentHashMap<>();
    /** The newest time of each flow that has begun. */
    private final Map<FlowName, Instant> begun = new ConcurrentHashMap<>();

    /**
     * A flow that is awake. Whether it has caught up is asked at both clusters, so seldom where that takes long.
     *
     * @param left  what it has not reached yet
     * @param next  when that is looked at again
     * @param pause between the looks before
     */
    private record Waking(Map<TopicPartition, MirrorGoals.Goal> left, Instant next, Duration pause) {
        static Waking begun(Map<TopicPartition, MirrorGoals.Goal> goals, Instant now) {
            return new Waking(goals, now.plus(FIRST_PAUSE), FIRST_PAUSE);
        }

        Waking later(Map<TopicPartition, MirrorGoals.Goal> nowLeft, Instant now) {
            Duration longer = pause.multipliedBy(2);
            Duration bounded = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
            return new Waking(nowLeft, now.plus(bounded), bounded);
        }
    }

    FlowRests(Map<FlowName, RunSchedule> schedules, MirrorGoals goals, Clock clock) {
        this.schedules = Map.copyOf(schedules);
        this.goals = goals;
        this.clock = clock;
    }

    /**
     * @param siteZone of times that name none
     * @throws ConfigurationException with everything that is wrong
     */
    static Map<FlowName, RunSchedule> schedules(ScheduleProperties properties, ZoneId siteZone) {
        Map<FlowName, RunSchedule> schedules = new TreeMap<>();
        List<ConfigurationProblem> problems = new ArrayList<>();
        new TreeMap<>(properties.flows()).forEach((flow, times) -> {
            try {
                ZoneId zone = times.zone() == null ? siteZone : ZoneId.of(times.zone());
                schedules.put(FlowName.of(flow), new RunSchedule(times.cron(), zone));
            } catch (IllegalArgumentException | DateTimeException e) {
                problems.add(ConfigurationProblem.of(
                        Settings.ORIGIN, "tributary.schedule.flows." + flow, String.valueOf(e.getMessage())));
            }
        });
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return schedules;
    }

    /** Whether every flow is mirrored all the time. */
    boolean isEmpty() {
        return schedules.isEmpty();
    }

    /** Those that the mirror is to follow now. A schedule that is of none of them is most likely misspelt, and told. */
    List<Contract> awake(List<Contract> contracts) {
        Set<FlowName> known =
                contracts.stream().map(contract -> contract.definition().name()).collect(Collectors.toSet());
        schedules.keySet().stream()
                .filter(flow -> !known.contains(flow))
                .forEach(flow -> LOG.atWarn()
                        .addKeyValue("key", "tributary.schedule.flows." + flow)
                        .log("Schedule is of no flow that this gateway has"));
        return contracts.stream().filter(contract -> !isResting(contract)).toList();
    }

    private boolean isResting(Contract contract) {
        FlowName flow = contract.definition().name();
        return schedules.containsKey(flow) && !awake.containsKey(flow);
    }

    /** How those stand that the mirror does not follow now. */
    List<FlowReport> reports(List<Contract> contracts) {
        return contracts.stream()
                .filter(this::isResting)
                .map(contract -> FlowReport.resting(
                        contract, "it rests until " + next(contract.definition().name())))
                .toList();
    }

    private @Nullable Instant next(FlowName flow) {
        RunSchedule schedule = schedules.get(flow);
        return schedule == null ? null : schedule.next(clock.instant());
    }

    /**
     * Wakes flows whose time has come, and lets those rest that have caught up. Blocks on the clusters; where one does not
     * answer, it is asked again at the next look.
     *
     * @return whether other flows are awake than before
     */
    boolean look(List<Contract> contracts) {
        boolean changed = false;
        for (Contract contract : contracts) {
            FlowName flow = contract.definition().name();
            RunSchedule schedule = schedules.get(flow);
            if (schedule == null) {
                continue;
            }
            try {
                changed |= look(contract, schedule);
            } catch (TributaryException e) {
                LOG.atWarn()
                        .addKeyValue("flow", flow)
                        .addKeyValue("fault", e.getMessage())
                        .log("Scheduled flow is looked at again");
            }
        }
        return changed;
    }

    private boolean look(Contract contract, RunSchedule schedule) {
        FlowName flow = contract.definition().name();
        Waking waking = awake.get(flow);
        if (waking != null) {
            return rests(flow, waking);
        }
        Instant now = clock.instant();
        Instant due = schedule.due(now);
        if (due == null || due.equals(begun.get(flow))) {
            return false;
        }
        awake.put(flow, Waking.begun(goals.now(contract), now));
        begun.put(flow, due);
        LOG.atInfo().addKeyValue("flow", flow).log("Scheduled flow is mirrored");
        return true;
    }

    /** Whether a flow that was awake has caught up, and rests now. */
    private boolean rests(FlowName flow, Waking waking) {
        Instant now = clock.instant();
        if (now.isBefore(waking.next())) {
            return false;
        }
        // Also where no answer comes, the next one is not asked for at once.
        awake.put(flow, waking.later(waking.left(), now));
        Map<TopicPartition, MirrorGoals.Goal> left = goals.left(waking.left());
        if (!left.isEmpty()) {
            awake.put(flow, waking.later(left, now));
            return false;
        }
        awake.remove(flow);
        LOG.atInfo().addKeyValue("flow", flow).addKeyValue("until", next(flow)).log("Scheduled flow rests");
        return true;
    }
}
