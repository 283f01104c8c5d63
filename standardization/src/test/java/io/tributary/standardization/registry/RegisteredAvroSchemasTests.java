package io.tributary.standardization.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.standardization.codec.UnreadableRecordException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisteredAvroSchemasTests {

    private static final String INT = "{\"schema\": \"\\\"int\\\"\"}";

    private final FakeRegistry registry = new FakeRegistry();
    private final SchemaRegistryClient client = ConfluentRegistryClient.create(RegistrySettings.of(registry.url())
            .withPatience(
                    java.time.Duration.ofSeconds(2),
                    java.time.Duration.ofSeconds(2),
                    1,
                    java.time.Duration.ofMillis(1)));
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
        assertThat(opened.of(17)).isNotNull();
    }

    @Test
    void aSchemaOfAnotherKindOrWithReferencesRefusesTheRecord() {
        registry.identify(1, "{\"schemaType\": \"JSON\", \"schema\": \"{}\"}");
        registry.identify(2, "{\"schema\": \"\\\"int\\\"\", \"references\": [{\"name\": \"a\"}]}");
        registry.identify(3, "{\"schema\": \"{\"}");
        RegisteredAvroSchemas opened = opened();

        assertThatThrownBy(() -> opened.of(1)).hasMessageContaining("as JSON, not as Avro");
        assertThatThrownBy(() -> opened.of(2)).hasMessageContaining("refers to other schemas");
        assertThatThrownBy(() -> opened.of(3)).hasMessageContaining("no schema of Avro");
    }
}
