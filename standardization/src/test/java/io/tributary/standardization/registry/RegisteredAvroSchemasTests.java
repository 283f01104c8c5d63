package io.tributary.standardization.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.standardization.codec.AvroSchema;
import io.tributary.standardization.codec.UnreadableRecordException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisteredAvroSchemasTests {

    private static final String INT = "{\"schema\": \"\\\"int\\\"\"}";

    private final FakeRegistry registry = new FakeRegistry();
    private final SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url())
            .withPatience(Duration.ofSeconds(20), Duration.ofSeconds(20), 1, Duration.ofMillis(1)));
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path folder;

    private RegisteredAvroSchemas schemas;

    @AfterEach
    void close() {
        if (schemas != null) {
            schemas.close();
        }
        client.close();
        registry.close();
    }

    private RegisteredAvroSchemas opened() {
        schemas = new RegisteredAvroSchemas(client, SchemaCopies.of(folder, client.description()), nanos::get);
        return schemas;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void anIdIsAskedForOnce() throws Exception {
        registry.identify(17, INT);
        RegisteredAvroSchemas opened = opened();

        assertThat(opened.of(17)).isSameAs(opened.of(17));
        assertThat(registry.requests()).containsExactly("GET /schemas/ids/17");
    }

    @Test
    void aRestartWithTheRegistryDownKnowsWhatWasFetched() throws Exception {
        registry.identify(17, INT);
        opened().of(17);
        schemas.close();
        registry.failAlways(503, "{}");

        assertThat(opened().of(17)).isNotNull();
    }

    @Test
    void aDamagedCopyIsFetchedAnew() throws Exception {
        registry.identify(17, INT);
        opened().of(17);
        schemas.close();
        try (var copies = Files.walk(folder)) {
            Files.writeString(copies.filter(Files::isRegularFile).findFirst().orElseThrow(), "{");
        }

        assertThat(opened().of(17)).isNotNull();
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void anIdThatTheRegistryDoesNotHaveRefusesTheRecordUntilItIsAskedForAgain() throws Exception {
        RegisteredAvroSchemas opened = opened();

        for (int i = 0; i < 3; i++) {
            UnreadableRecordException refusal =
                    catchThrowableOfType(UnreadableRecordException.class, () -> opened.of(99));
            assertThat(refusal.error().code()).isEqualTo(ErrorCode.UNKNOWN_SCHEMA_ID);
            assertThat(refusal.error().message().english()).contains("id 99");
        }
        assertThat(registry.requests()).hasSize(1);

        registry.identify(99, INT);
        pass(Duration.ofMinutes(2));
        assertThat(opened.of(99)).isNotNull();
    }

    @Test
    void aRegistryThatIsDownRefusesNothingAndIsAskedAgainLater() throws Exception {
        registry.identify(17, INT);
        registry.failAlways(503, "{}");
        RegisteredAvroSchemas opened = opened();

        for (int i = 0; i < 3; i++) {
            TributaryException fault = catchThrowableOfType(TributaryException.class, () -> opened.of(17));
            assertThat(fault.code()).isEqualTo(FaultCode.REGISTRY_UNREACHABLE);
        }
        assertThat(registry.requests()).hasSize(1);

        registry.recover();
        pass(Duration.ofSeconds(6));
        assertThat(had(opened, 17)).isNotNull();
    }

    @Test
    void aSchemaOfAnotherKindOrNoneRefusesTheRecord() {
        registry.identify(1, "{\"schemaType\": \"JSON\", \"schema\": \"{}\"}");
        registry.identify(3, "{\"schema\": \"{\"}");
        RegisteredAvroSchemas opened = opened();

        assertThatThrownBy(() -> had(opened, 1)).hasMessageContaining("as JSON, not as Avro");
        assertThatThrownBy(() -> had(opened, 3)).hasMessageContaining("not a schema of Avro");
    }

    /** As a lane does on a busy machine: what could not be had in time is asked for again. */
    private AvroSchema had(RegisteredAvroSchemas opened, int id) throws UnreadableRecordException {
        for (int left = 10; ; left--) {
            try {
                return opened.of(id);
            } catch (TributaryException e) {
                if (left == 0) {
                    throw e;
                }
                pass(Duration.ofSeconds(6));
            }
        }
    }

    private static RegisteredReference reference(String subject) {
        return new RegisteredReference("t." + subject.toUpperCase(Locale.ROOT), subject, 1);
    }

    private RegisteredSchema registered(String subject, String type, String... referred) {
        return registered(
                subject,
                type,
                Stream.of(referred).map(RegisteredAvroSchemasTests::reference).toList());
    }

    private RegisteredSchema registered(String subject, String type, List<RegisteredReference> references) {
        String text = "{\"type\": \"record\", \"name\": \"t." + subject.toUpperCase(Locale.ROOT)
                + "\", \"fields\": [{\"name\": \"f\", \"type\": " + type + "}]}";
        return client.register(subject, SchemaLanguage.AVRO, text, references);
    }

    @Test
    void aSchemaIsWholeWithThoseThatItRefersToAlsoAfterARestart() throws Exception {
        registered("a", "{\"type\": \"array\", \"items\": \"int\"}");
        registered("b", "\"A\"", "a");
        int id = registered("c", "[\"t.A\", \"t.B\"]", "b", "a").id();
        String fetched = had(opened(), id).text();
        assertThat(fetched)
                .isEqualTo(
                        "{\"type\":\"record\",\"name\":\"C\",\"namespace\":\"t\",\"fields\":[{\"name\":\"f\",\"type\":["
                                + "{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"f\",\"type\":{\"type\":\"array\",\"items\":\"int\"}}]},"
                                + "{\"type\":\"record\",\"name\":\"B\",\"fields\":[{\"name\":\"f\",\"type\":\"A\"}]}]}]}");
        schemas.close();
        registry.failAlways(503, "{}");

        assertThat(opened().of(id).text()).isEqualTo(fetched);
    }

    @Test
    void aSchemaThatRefersToWhatTheRegistryDoesNotHaveRefusesTheRecord() {
        registry.identify(
                2,
                "{\"schema\": \"\\\"t.A\\\"\", \"references\": [{\"name\": \"t.A\", \"subject\": \"gone\", \"version\": 3}]}");

        RegisteredAvroSchemas opened = opened();
        assertThatThrownBy(() -> had(opened, 2))
                .hasMessageContaining("it refers to gone@3, which the registry does not have");
    }

    private static RegisteredReference reference(String name, String subject, int version) {
        return new RegisteredReference(name, subject, version);
    }

    /** Two versions of a, and b, which refers to the second. */
    private void registerTwoVersions(String nameInB) {
        registered("a", "\"int\"");
        registered("a", "\"string\"");
        registered("b", "\"A\"", List.of(reference(nameInB, "a", 2)));
    }

    @Test
    void ofTwoVersionsUnderOneNameTheFirstCountsAsInTheProducersSerializer() throws Exception {
        registerTwoVersions("t.A");
        int direct = registered("c", "[\"t.A\", \"t.B\"]", List.of(reference("t.A", "a", 1), reference("t.B", "b", 1)))
                .id();
        int through = registered("d", "[\"t.A\", \"t.B\"]", List.of(reference("t.B", "b", 1), reference("t.A", "a", 1)))
                .id();
        RegisteredAvroSchemas opened = opened();

        assertThat(had(opened, direct).text()).contains("\"int\"").doesNotContain("\"string\"");
        assertThat(had(opened, through).text()).contains("\"string\"").doesNotContain("\"int\"");
    }

    @Test
    void twoVersionsOfATypeUnderTwoNamesRefuseTheRecordWithBoth() {
        registerTwoVersions("an.other");
        int id = registered("c", "[\"t.A\", \"t.B\"]", List.of(reference("t.A", "a", 1), reference("t.B", "b", 1)))
                .id();
        RegisteredAvroSchemas opened = opened();

        UnreadableRecordException refusal =
                catchThrowableOfType(UnreadableRecordException.class, () -> had(opened, id));
        assertThat(refusal.error().message().english()).contains("a@1 and a@2 both define the type 't.A'");
        assertThat(refusal.error().message().chinese()).contains("a@1 与 a@2 都定义了类型 't.A'");
    }

    private int chained(int length) {
        registered("s0", "\"int\"");
        for (int i = 1; i < length; i++) {
            registered("s" + i, "\"t.S" + (i - 1) + "\"", "s" + (i - 1));
        }
        return registered("s" + length, "\"t.S" + (length - 1) + "\"", "s" + (length - 1))
                .id();
    }

    @Test
    void aSchemaMayReferToOthersAsDeepAsTheBound() throws Exception {
        int id = chained(ReferenceBudget.MAX_DEPTH);

        assertThat(had(opened(), id).text()).contains("\"int\"");
    }

    @Test
    void aSchemaThatRefersToOthersTooDeeplyRefusesTheRecord() {
        int id = chained(ReferenceBudget.MAX_DEPTH + 1);
        RegisteredAvroSchemas opened = opened();

        assertThatThrownBy(() -> had(opened, id))
                .hasMessageContaining("it refers to others through more than 32 references one after another");
    }
}
