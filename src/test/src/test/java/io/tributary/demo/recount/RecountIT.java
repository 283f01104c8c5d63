package io.tributary.demo.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.ledger.LedgerEntryDraft;
import io.tributary.core.ledger.LedgerTopics;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.core.site.SiteCode;
import io.tributary.demo.cluster.ClusterSettings;
import io.tributary.demo.cluster.EmbeddedCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The recount is what everything else is judged by, so each kind of fault is planted once and must be found. */
final class RecountIT {

    private static final Outcome REJECTED = Outcome.Rejected.of(
            RecordError.of(ErrorCode.INVALID_NUMBER, "/pm25", Wording.same("'abc' is not a number")));

    @TempDir
    static Path folder;

    private static EmbeddedCluster cluster;

    @BeforeAll
    static void start() {
        cluster = EmbeddedCluster.start(ClusterSettings.of("recount", folder.resolve("recount")));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void exactMirrorIsExact(TestInfo test) throws Exception {
        CountedFlow flow = flow(test);
        try (FakeGateway gateway = new FakeGateway(cluster.bootstrapServers(), flow)) {
            gateway.publish(0, 4);
            gateway.publish(1, 1);
            LedgerEntryDraft first = gateway.entry(0, 0);
            mirror(gateway, first, 0, 0);
            first.add(1, REJECTED, 0);
            gateway.deadLetter(0, 1);
            gateway.account(first);
            LedgerEntryDraft second = gateway.entry(0, 2);
            second.add(2, Outcome.Filtered.INSTANCE, 0);
            mirror(gateway, second, 0, 3);
            gateway.account(second);
            LedgerEntryDraft other = gateway.entry(1, 0);
            mirror(gateway, other, 1, 0);
            gateway.account(other);
        }

        RecountReport report = Recount.of(cluster.bootstrapServers(), List.of(flow));

        assertThat(report.totals()).isEqualTo(new RecountTotals(5, 3, 1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(report.totals().isExact()).isTrue();
        assertThat(report.flows().get(0).reasons()).containsEntry("INVALID_NUMBER", 1L);
        assertThat(report.flows().get(0).samples().get("INVALID_NUMBER").message())
                .isEqualTo("'abc' is not a number");
    }

    @Test
    void recordsThatTheLedgerDoesNotKnowAreMissing(TestInfo test) throws Exception {
        CountedFlow flow = flow(test);
        try (FakeGateway gateway = new FakeGateway(cluster.bootstrapServers(), flow)) {
            gateway.publish(0, 3);
        }

        assertThat(Recount.of(cluster.bootstrapServers(), List.of(flow)).totals())
                .isEqualTo(new RecountTotals(3, 0, 0, 0, 3, 0, 0, 0, 0, 0));
    }

    @Test
    void promisesThatWereNotKeptAreMissing(TestInfo test) throws Exception {
        CountedFlow flow = flow(test);
        try (FakeGateway gateway = new FakeGateway(cluster.bootstrapServers(), flow)) {
            gateway.publish(0, 3);
            LedgerEntryDraft entry = gateway.entry(0, 0);
            entry.add(0, mirrored(0), 0);
            entry.add(1, REJECTED, 0);
            entry.skipTo(3);
            gateway.account(entry);
        }

        RecountTotals totals =
                Recount.of(cluster.bootstrapServers(), List.of(flow)).totals();

        assertThat(totals.missing()).isEqualTo(3);
        assertThat(totals.unexplained()).as("the checksum of the partition").isEqualTo(1);
    }

    @Test
    void repeatsGapsAndDisorderAreFound(TestInfo test) throws Exception {
        CountedFlow flow = flow(test);
        try (FakeGateway gateway = new FakeGateway(cluster.bootstrapServers(), flow)) {
            gateway.publish(0, 4);
            LedgerEntryDraft first = gateway.entry(0, 0);
            first.add(0, mirrored(0), 0);
            gateway.account(first);
            LedgerEntryDraft second = gateway.entry(0, 2);
            second.add(2, mirrored(2), 0);
            second.unexplained(4);
            gateway.account(second);
            gateway.mirror(0, 2);
            gateway.mirror(0, 0);
            gateway.mirror(0, 0);
        }

        RecountTotals totals =
                Recount.of(cluster.bootstrapServers(), List.of(flow)).totals();

        assertThat(totals.duplicates()).isEqualTo(1);
        assertThat(totals.orderViolations()).isEqualTo(2);
        assertThat(totals.missing()).as("offset 1").isEqualTo(1);
        assertThat(totals.unexplained())
                .as("offset 3, the gap at 1, the checksum")
                .isEqualTo(3);
    }

    @Test
    void redrivenRecordsAreMirroredAndNoDisorderUnlessTheyWereNotRefused(TestInfo test) throws Exception {
        CountedFlow flow = flow(test);
        try (FakeGateway gateway = new FakeGateway(cluster.bootstrapServers(), flow)) {
            gateway.publish(0, 3);
            LedgerEntryDraft first = gateway.entry(0, 0);
            first.add(0, REJECTED, 0);
            gateway.deadLetter(0, 0);
            first.add(1, REJECTED, 0);
            gateway.deadLetter(0, 1);
            mirror(gateway, first, 0, 2);
            gateway.account(first);
            LedgerEntryDraft redrive = gateway.redriveEntry(0, 0);
            redrive.add(0, mirrored(0), 0);
            gateway.redrive(0, 0);
            gateway.account(redrive);
        }
        assertThat(Recount.of(cluster.bootstrapServers(), List.of(flow)).totals())
                .isEqualTo(new RecountTotals(3, 2, 1, 0, 0, 0, 0, 0, 0, 0));

        try (FakeGateway gateway = new FakeGateway(cluster.bootstrapServers(), flow)) {
            LedgerEntryDraft again = gateway.redriveEntry(0, 0);
            again.add(0, mirrored(0), 0);
            gateway.account(again);
        }
        RecountTotals totals =
                Recount.of(cluster.bootstrapServers(), List.of(flow)).totals();
        assertThat(totals.missing()).as("mirrored twice, there once").isEqualTo(1);
        assertThat(totals.unexplained()).as("the second redrive, the checksum").isEqualTo(2);
    }

    @Test
    void changedValueBreaksTheChecksum(TestInfo test) throws Exception {
        CountedFlow flow = flow(test);
        try (FakeGateway gateway = new FakeGateway(cluster.bootstrapServers(), flow)) {
            gateway.publish(0, 1);
            LedgerEntryDraft entry = gateway.entry(0, 0);
            entry.add(0, mirrored(77), 0);
            gateway.account(entry);
            gateway.mirror(0, 0);
        }

        assertThat(Recount.of(cluster.bootstrapServers(), List.of(flow)).totals())
                .isEqualTo(new RecountTotals(1, 1, 0, 0, 0, 0, 1, 0, 0, 0));
    }

    private static void mirror(FakeGateway gateway, LedgerEntryDraft entry, int partition, long offset)
            throws Exception {
        entry.add(offset, mirrored(offset), 0);
        gateway.mirror(partition, offset);
    }

    private static Outcome mirrored(long offset) {
        return new Outcome.Mirrored(null, FakeGateway.value(offset), Outcome.Mirrored.NO_EVENT_TIME);
    }

    private static CountedFlow flow(TestInfo test) {
        String topic = test.getTestMethod().orElseThrow().getName();
        SiteCode site = SiteCode.of("330100");
        CountedFlow flow = new CountedFlow("air", site, cluster.bootstrapServers(), "raw." + topic, "std." + topic);
        cluster.createTopic(flow.sourceTopic(), 2);
        cluster.createTopic(flow.deadLetterTopic(), 2);
        cluster.createTopic(flow.targetTopic(), 2);
        cluster.createTopic(LedgerTopics.topic(site, flow.sourceTopic()), 2);
        return flow;
    }
}
