package io.tributary.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.demo.cluster.EmbeddedCluster;
import io.tributary.demo.recount.RecountTotals;
import io.tributary.mirror.engine.FlowReport;
import io.tributary.mirror.engine.MirrorEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A permission that is missing on one topic holds that topic and no other of its lane. */
class DeniedTopicsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 4;

    @TempDir
    static Path folder;

    static TwoClusters clusters;

    @BeforeAll
    static void startClusters() {
        clusters = TwoClusters.startBoth(
                folder,
                Map.of(
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found", "true"));
    }

    @AfterAll
    static void stopClusters() {
        clusters.close();
    }

    @Test
    void sourceThatMayNotBeReadWaitsAlone() throws Exception {
        othersGoOnWithout("hidden", clusters.city(), "src.hidden", AclOperation.READ);
    }

    @Test
    void targetThatMayNotBeWrittenHoldsItsOwnRecordsOnly() throws Exception {
        othersGoOnWithout("sealed", clusters.province(), "std.sealed", AclOperation.WRITE);
    }

    @Test
    void ledgerThatMayNotBeReadHoldsItsTopicOnly() throws Exception {
        othersGoOnWithout("blind", clusters.province(), "tributary.ledger.330100.src.blind", AclOperation.READ);
    }

    private static void othersGoOnWithout(String name, EmbeddedCluster where, String topic, AclOperation operation)
            throws Exception {
        // Given: both are mirrored
        String other = "beside-" + name;
        clusters.city().createTopic("src." + name, PARTITIONS);
        clusters.city().createTopic("src." + other, PARTITIONS);
        publish(name, 0, 100);
        publish(other, 0, 100);
        try (MirrorEngine gateway = gateway(name, other)) {
            awaitCaughtUp(name, 100, gateway);
            awaitCaughtUp(other, 100, gateway);
        }
        // When
        deny(where, topic, operation);
        publish(name, 100, 200);
        publish(other, 100, 1_000);
        try (MirrorEngine gateway = gateway(name, other)) {
            // Then
            awaitCaughtUp(other, 1_000, gateway);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(flow(gateway, name))
                            .returns(FlowReport.State.HELD, FlowReport::state)
                            .extracting(FlowReport::reason)
                            .asString()
                            .contains(topic, "grant the ACL"));
            for (int i = 1_000; i < 1_400; i += 100) {
                publish(other, i, i + 100);
                awaitCaughtUp(other, i + 100L, gateway);
            }
            assertThat(flow(gateway, other).state()).isEqualTo(FlowReport.State.RUNNING);
            grant(where, topic);
            awaitCaughtUp(name, 200, gateway);
        }
        assertExact(name, 200);
        assertExact(other, 1_400);
    }

    private static MirrorEngine gateway(String name, String other) {
        return clusters.gateway("a", TwoClusters.contract(name), TwoClusters.contract(other));
    }

    private static void publish(String name, int from, int to) {
        clusters.publish("src." + name, PARTITIONS, from, to);
    }

    private static void deny(EmbeddedCluster where, String topic, AclOperation operation)
            throws ExecutionException, InterruptedException {
        where.admin()
                .createAcls(List.of(
                        binding(topic, operation, AclPermissionType.DENY),
                        binding(topic, AclOperation.ALL, AclPermissionType.ALLOW)))
                .all()
                .get();
    }

    private static AclBinding binding(String topic, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
    }

    private static void grant(EmbeddedCluster where, String topic) throws ExecutionException, InterruptedException {
        AclBindingFilter all = new AclBindingFilter(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL).toFilter(),
                AccessControlEntryFilter.ANY);
        where.admin().deleteAcls(List.of(all)).all().get();
    }

    private static FlowReport flow(MirrorEngine gateway, String name) {
        return gateway.report().flows().stream()
                .filter(flow -> flow.sourceTopic().equals("src." + name))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitCaughtUp(String name, long records, MirrorEngine gateway) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(clusters.isCaughtUp("src." + name, records, gateway))
                        .as(() -> gateway.report().toString())
                        .isTrue());
    }

    private static void assertExact(String name, long records) {
        RecountTotals totals = clusters.recount(name);
        assertThat(totals.isExact()).as("%s", totals).isTrue();
        assertThat(totals.read()).isEqualTo(records);
    }
}
