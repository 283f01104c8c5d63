package io.tributary.ops.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.Delivery;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.LaneName;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.StandardDefinition;
import io.tributary.core.flow.TargetDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.flow.ValueSource;
import io.tributary.core.site.SiteCode;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.record.TimestampBounds;
import io.tributary.mirror.redrive.RedriveSettings;
import io.tributary.ops.audit.WriteLog;
import io.tributary.ops.redrive.RedriveDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** The endpoint of a gateway whose clusters cannot be reached. */
class DeadLettersEndpointTests {

    private static final ClientProperties WRONG = new ClientProperties(
            Map.of("bootstrap.servers", "127.0.0.1:1", "security.protocol", "none of Kafka's"),
            Map.of(),
            Map.of(),
            Map.of());

    private final Logger audit = (Logger) LoggerFactory.getLogger("io.tributary.ops.audit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final DeadLettersEndpoint endpoint = endpoint();

    private record AirContract() implements Contract {
        @Override
        public FlowDefinition definition() {
            FieldRule all = new FieldRule("all", new ValueSource.Path("$"), Set.of(), List.of(), null, null);
            return new FlowDefinition(
                    FlowName.of("air"),
                    "",
                    LaneName.NORMAL,
                    Set.of(),
                    new SourceDefinition(new TopicSelector.Named("src"), JsonLayout.PLAIN, UTF_8, null),
                    new StandardDefinition(SchemaReference.parse("any@1"), List.of(all), null, null, null),
                    TargetDefinition.of("std", Delivery.EXACTLY_ONCE));
        }

        @Override
        public ContractStamp stamp() {
            return new ContractStamp(FlowName.of("air"), "1", "any@1", null, "000000000000");
        }

        @Override
        public Standardizer open() {
            throw new UnsupportedOperationException("no record is decided");
        }
    }

    private static DeadLettersEndpoint endpoint() {
        RedriveDesk desk = new RedriveDesk(
                new RedriveSettings(
                        SiteCode.of("330100"), WRONG, WRONG, TimestampBounds.DEFAULT, Duration.ofSeconds(10), (short)
                                -1),
                () -> List.of(new AirContract()));
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("desk", desk));
        return new DeadLettersEndpoint(beans.getBeanProvider(RedriveDesk.class), new WriteLog());
    }

    @BeforeEach
    void listen() {
        // Commands that ran in this process before may have left it quiet.
        audit.setLevel(Level.INFO);
        lines.start();
        audit.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        audit.detachAppender(lines);
        audit.setLevel(null);
    }

    private WebEndpointResponse<Object> redrive(String flow, boolean dryRun) {
        return endpoint.redrive(
                flow, null, "UNKNOWN_CODE", "/city\nCode", null, null, 3, "100-250", 10L, "late", dryRun);
    }

    private List<String> recorded() {
        return lines.list.stream()
                .map(line ->
                        line.getKeyValuePairs().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void aRedriveThatCannotBeginIsRecordedWithWhatWasWanted() {
        WebEndpointResponse<Object> answer = redrive("air", false);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(recorded())
                .singleElement()
                .asString()
                .contains(
                        "redrive air {reason=[UNKNOWN_CODE], pointer=/city?Code, partition=3, offsets=",
                        "limit=10, whenNewer=LATE}",
                        "refused: ")
                .doesNotContain("\n");
    }

    @Test
    void aDryRunWritesNothingAndIsNotRecorded() {
        assertThat(redrive("air", true).getStatus()).isEqualTo(503);
        assertThat(recorded()).isEmpty();
    }

    @Test
    void aFlowThatIsNotThereIsNotFound() {
        assertThat(redrive("water", false).getStatus()).isEqualTo(404);
        assertThat(recorded()).singleElement().asString().contains("there is no such flow");
    }

    @Test
    void aRecordWithoutATimeHasNone() {
        assertThat(LetterPageView.time(-1)).isNull();
        assertThat(LetterPageView.time(0)).isEqualTo(Instant.EPOCH);
    }
}
