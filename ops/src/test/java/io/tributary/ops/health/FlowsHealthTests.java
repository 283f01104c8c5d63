package io.tributary.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.FlowName;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.engine.MirrorReport;
import io.tributary.mirror.fanout.FanOutReport;
import io.tributary.mirror.fanout.FanOutReport.State;
import io.tributary.ops.config.Role;
import io.tributary.ops.gateway.Gateway;
import io.tributary.standardization.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

final class FlowsHealthTests {

    @Test
    void aRouteThatRunsOrStartsIsUp() {
        assertThat(health(State.RUNNING, null, null).getStatus()).isEqualTo(Status.UP);
        assertThat(health(State.STARTING, null, null).getStatus()).isEqualTo(Status.UP);
        assertThat(health(State.RUNNING, null, null).getDetails())
                .containsEntry("state", State.RUNNING)
                .containsEntry("sourceTopic", "std.a")
                .doesNotContainKey("reason");
    }

    @Test
    void aRouteIsOutOfServiceWhenTheRoutesAsAWholeAre() {
        for (State state : List.of(State.STOPPED, State.WAITING)) {
            Health health = health(state, null, "OutOfMemoryError: heap");

            assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health.getDetails())
                    .containsEntry("state", state)
                    .containsEntry("reason", "OutOfMemoryError: heap");
        }
    }

    @Test
    void aRouteThatWaitsForItsTopicSaysSo() {
        Health health = health(State.RUNNING, "the standard topic std.a is not there yet", "another fault");

        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails())
                .containsEntry("state", State.WAITING)
                .containsEntry("reason", "the standard topic std.a is not there yet");
    }

    private static Health health(State whole, String waitsFor, String fault) {
        FanOutReport.Route route =
                new FanOutReport.Route(FlowName.of("air"), "std.a", waitsFor, 0, Map.of("d.a", 0L), 0, null);
        Gateway gateway = new Province(new FanOutReport(whole, fault, List.of(route)));
        return ((HealthIndicator) new FlowsHealth(gateway).getContributor("air")).health();
    }

    private record Province(FanOutReport fanOut) implements Gateway {

        @Override
        public SiteCode site() {
            return SiteCode.of("330000");
        }

        @Override
        public Role role() {
            return Role.PROVINCE;
        }

        @Override
        public String instance() {
            return "p1";
        }

        @Override
        public Catalog catalog() {
            return new Catalog(List.of(), List.of(), List.of());
        }

        @Override
        public void follow(Catalog catalog) {
            throw new UnsupportedOperationException("the catalog of this test stays");
        }

        @Override
        public MirrorReport report() {
            return new MirrorReport(List.of(), null, null);
        }

        @Override
        public Optional<FanOutReport> routes() {
            return Optional.of(fanOut);
        }
    }
}
