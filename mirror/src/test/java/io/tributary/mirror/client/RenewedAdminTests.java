package io.tributary.mirror.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.mirror.lifecycle.ClockSteps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenewedAdminTests {

    private long wallMillis = 1_790_000_000_000L;
    private boolean isNameKnown = true;
    private final List<ObservedAdmin> made = new ArrayList<>();
    private final RenewedAdmin admin = new RenewedAdmin(this::newAdmin, new ClockSteps(() -> wallMillis, () -> 0));

    /** Remembers how it was closed. */
    private static final class ObservedAdmin extends ForwardingAdmin {
        private final List<Duration> closed = new ArrayList<>();

        ObservedAdmin() {
            super(Map.of("bootstrap.servers", "127.0.0.1:1"));
        }

        @Override
        public void close(Duration within) {
            closed.add(within);
            super.close(within);
        }
    }

    private Admin newAdmin() {
        if (!isNameKnown) {
            throw new KafkaException("No resolvable bootstrap urls");
        }
        ObservedAdmin one = new ObservedAdmin();
        made.add(one);
        return one;
    }

    @AfterEach
    void closeAll() {
        made.forEach(one -> one.close(Duration.ZERO));
    }

    private void setClockBack() {
        wallMillis -= Duration.ofHours(196).toMillis();
    }

    @Test
    void nothingIsMadeBeforeTheFirstQuestion() {
        admin.close(Duration.ZERO);

        assertThat(made).isEmpty();
    }

    @Test
    void oneClientIsAskedWhileTimePasses() {
        Admin first = admin.current();
        wallMillis += 1_000;

        assertThat(admin.current()).isSameAs(first);
        assertThat(made).singleElement().satisfies(one -> assertThat(one.closed).isEmpty());
    }

    @Test
    void clientThatWaitsByAClockThatWasSetIsClosedAndAnotherOneAsked() {
        Admin first = admin.current();

        setClockBack();
        Admin second = admin.current();

        assertThat(second).isNotSameAs(first).isSameAs(admin.current());
        assertThat(made).hasSize(2);
        assertThat(made.get(0).closed).containsExactly(Duration.ZERO);
        assertThat(made.get(1).closed).isEmpty();
    }

    @Test
    void clientThatCannotBeMadeAfterAStepIsTriedAgainAtTheNextQuestion() {
        admin.current();
        setClockBack();
        isNameKnown = false;
        assertThatThrownBy(admin::current).isInstanceOf(KafkaException.class);

        isNameKnown = true;
        admin.current();

        assertThat(made).hasSize(2);
        assertThat(made.get(0).closed).hasSize(1);
    }

    @Test
    void whoAsksOnAfterTheEndGetsTheClosedClientAndNoOther() {
        Admin first = admin.current();

        admin.close(Duration.ofSeconds(2));

        assertThat(made.get(0).closed).containsExactly(Duration.ofSeconds(2));
        assertThat(admin.current()).isSameAs(first);
    }
}
