package io.tributary.ops.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.mirror.engine.MirrorObserver;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.redrive.RedriveSettings;
import io.tributary.ops.cluster.Neighbours;
import io.tributary.ops.command.LaneCommands;
import io.tributary.ops.config.ClusterProperties;
import io.tributary.ops.config.MirrorProperties;
import io.tributary.ops.config.ScheduleProperties;
import io.tributary.ops.config.Settings;
import io.tributary.ops.config.SiteProperties;
import io.tributary.ops.config.UpstreamProperties;
import io.tributary.ops.redrive.RedriveDesk;
import io.tributary.standardization.catalog.LiveCatalog;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts a city's gateway together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tributary.site.role", havingValue = "city", matchIfMissing = true)
final class CityConfiguration {

    private static final String UPSTREAM_BREAKER = "upstream";

    @Bean
    MirrorSettings mirrorSettings(
            SiteProperties site, ClusterProperties cluster, UpstreamProperties upstream, MirrorProperties mirror) {
        try {
            return new MirrorSettings(
                    site.code(),
                    InstanceName.of(site),
                    cluster.clientProperties(),
                    upstream.clientProperties(),
                    mirror.laneSettings(),
                    mirror.linkSettings(),
                    site.zone(),
                    mirror.maxInFlightRecords(),
                    mirror.maxInFlightBytes().toBytes(),
                    mirror.timestamps(),
                    mirror.keepPlaceOnStop(),
                    mirror.transactionTimeout(),
                    mirror.topicCheckInterval(),
                    (short) mirror.upstreamReplication(),
                    mirror.headroomSettings());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(
                    ConfigurationProblem.of(Settings.ORIGIN, "tributary.mirror", String.valueOf(e.getMessage()))));
        }
    }

    @Bean(destroyMethod = "")
    Neighbours neighbours(MirrorSettings settings) {
        return new Neighbours(
                GatewayConfiguration.watch(
                        "the cluster of site " + settings.site(), settings.cluster(), "tributary-watch-cluster"),
                GatewayConfiguration.watch("the upstream", settings.upstream(), "tributary-watch-upstream"));
    }

    /** Started and ended by the gateway. */
    @Bean(destroyMethod = "")
    LaneCommands laneCommands(MirrorSettings settings) {
        return new LaneCommands(settings);
    }

    @Bean
    RedriveDesk redriveDesk(MirrorSettings settings, LiveCatalog catalog) {
        RedriveSettings redrive = new RedriveSettings(
                settings.site(),
                settings.cluster(),
                settings.upstream(),
                settings.timestamps(),
                settings.transactionTimeout(),
                settings.upstreamReplication());
        return new RedriveDesk(redrive, () -> catalog.current().catalog().contracts());
    }

    @Bean
    Gateway gateway(
            MirrorSettings settings,
            LiveCatalog catalog,
            CircuitBreakerRegistry breakers,
            MirrorObserver observer,
            ScheduleProperties schedule,
            LaneCommands commands) {
        FlowRests rests = new FlowRests(
                FlowRests.schedules(schedule, settings.zone()), new ClusterGoals(settings), Clock.systemUTC());
        return new CityGateway(settings, catalog, breakers.circuitBreaker(UPSTREAM_BREAKER), observer, rests, commands);
    }
}
