package io.tributary.ops.replay;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.replay.ReplaySettings;
import io.tributary.ops.config.ReplayProperties;
import io.tributary.ops.config.Settings;
import io.tributary.ops.gateway.Gateway;
import io.tributary.ops.schedule.RunSchedule;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the bounded runs of a city's gateway together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tributary.site.role", havingValue = "city", matchIfMissing = true)
final class ReplayConfiguration {

    @Bean
    Replays replays(MirrorSettings mirror, Gateway gateway) {
        ReplaySettings settings = new ReplaySettings(
                mirror.site(),
                "instance " + mirror.instance(),
                mirror.cluster(),
                mirror.upstream(),
                mirror.timestamps(),
                mirror.transactionTimeout(),
                mirror.upstreamReplication());
        return new Replays(settings, gateway);
    }

    @Bean
    ReplaySchedules replaySchedules(
            Replays replays, Gateway gateway, ReplayProperties properties, MirrorSettings mirror) {
        FlowOwner owner = new FlowOwner(() -> gateway.report().flows());
        return new ReplaySchedules(replays, owner, scheduled(properties, mirror.zone()), Clock.systemUTC());
    }

    /**
     * @param siteZone of times that name none
     * @throws ConfigurationException with everything that is wrong
     */
    static List<ScheduledRun> scheduled(ReplayProperties properties, ZoneId siteZone) {
        List<ScheduledRun> runs = new ArrayList<>();
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (Map.Entry<String, ReplayProperties.Schedule> one : new TreeMap<>(properties.schedules()).entrySet()) {
            try {
                runs.add(scheduled(one.getKey(), one.getValue(), siteZone));
            } catch (IllegalArgumentException e) {
                problems.add(ConfigurationProblem.of(
                        Settings.ORIGIN, "tributary.replay.schedules." + one.getKey(), String.valueOf(e.getMessage())));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return runs;
    }

    private static ScheduledRun scheduled(String name, ReplayProperties.Schedule schedule, ZoneId siteZone) {
        ReplayOrder.Text text = new ReplayOrder.Text(
                schedule.from(),
                schedule.to(),
                schedule.topic(),
                schedule.target(),
                schedule.rate(),
                schedule.errorLimit(),
                schedule.zone());
        return new ScheduledRun(
                text.order(name, schedule.flow(), false, siteZone),
                new RunSchedule(schedule.cron(), text.zoneId(siteZone)));
    }
}
