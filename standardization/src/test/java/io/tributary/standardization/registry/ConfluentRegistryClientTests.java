package io.tributary.standardization.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConfluentRegistryClientTests {

    private static final String SECRET = "s3cret-value";

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aPassingFaultIsTriedAgain() {
        registry.answerNext(503, "{\"error_code\":50302,\"message\":\"no leader\"}");
        registry.answerNext(429, "");

        try (SchemaRegistryClient client = client(quick())) {
            assertThat(client.subjects()).isEmpty();
        }
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void aLastingFaultIsToldWithAddressStatusAndReason() {
        registry.failAlways(500, "{\"error_code\":50001,\"message\":\"store is gone\"}");

        TributaryException fault = fault(quick());

        assertThat(fault.code()).isEqualTo(FaultCode.REGISTRY_UNREACHABLE);
        assertThat(fault)
                .hasMessageContaining(registry.url() + "/subjects")
                .hasMessageContaining("500")
                .hasMessageContaining("store is gone");
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        registry.failAlways(422, "{\"error_code\":42201,\"message\":\"no\"}");

        assertThat(fault(quick()).code()).isEqualTo(FaultCode.REGISTRY_REFUSED);
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void aUserWhoMayNotIsRefusedForTheCredentials() {
        registry.failAlways(403, "{\"error_code\":40301,\"message\":\"read only\"}");

        TributaryException fault = fault(quick());

        assertThat(fault.code()).isEqualTo(FaultCode.INVALID_CREDENTIALS);
        assertThat(fault)
                .hasMessageContaining("403: read only")
                .hasMessageContaining("ask for the permission, or give a user who has it");
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void nobodyThereIsUnreachable() {
        registry.close();

        TributaryException fault = fault(quick());

        assertThat(fault.code()).isEqualTo(FaultCode.REGISTRY_UNREACHABLE);
        assertThat(fault).hasMessageContaining("nobody listens there").hasMessageContaining("Check");
    }

    @Test
    void anUnknownHostIsUnreachable() {
        RegistrySettings settings = RegistrySettings.of(URI.create("http://registry.invalid:8081"))
                .withPatience(Duration.ofSeconds(2), Duration.ofSeconds(2), 1, Duration.ofMillis(1));

        assertThat(fault(settings)).hasMessageContaining("the host's name is not known");
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        registry.stallNext();
        RegistrySettings settings = RegistrySettings.of(registry.url())
                .withPatience(Duration.ofSeconds(1), Duration.ofMillis(300), 1, Duration.ofMillis(1));

        TributaryException fault = fault(settings);

        assertThat(fault.code()).isEqualTo(FaultCode.REGISTRY_UNREACHABLE);
        assertThat(fault).hasMessageContaining("no whole answer within PT0.3S");
    }

    @Test
    void anAnswerBeyondTheBoundIsRefused() {
        registry.answerNext(200, "[\"" + "a".repeat(5_000) + "\"]");

        TributaryException fault = fault(quick().withMaxResponseBytes(1_000));

        assertThat(fault.code()).isEqualTo(FaultCode.REGISTRY_REFUSED);
        assertThat(fault).hasMessageContaining("longer than 1000 bytes");
    }

    @Test
    void rubbishIsRefused() {
        for (String rubbish : new String[] {"<html>login</html>", "{}", "[1]", ""}) {
            registry.answerNext(200, rubbish);

            assertThat(fault(quick()))
                    .as(rubbish)
                    .hasMessageContaining("does not speak the language of a schema registry");
        }
    }

    @Test
    void anAddressWithoutItsPathIsExplained() {
        RegistrySettings settings = RegistrySettings.of(URI.create(registry.url() + "/elsewhere/"));

        assertThat(fault(settings))
                .hasMessageContaining(registry.url() + "/elsewhere:")
                .hasMessageContaining("/apis/ccompat/v7");
    }

    @Test
    void credentialsAreShownToTheRegistryAndNobodyElse() {
        registry.demandAuthorization("Basic dXNlcjpzM2NyZXQtdmFsdWU=");
        RegistrySettings right = quick().withCredentials(new RegistryCredentials.Basic("user", SECRET));
        RegistrySettings wrong = quick().withCredentials(new RegistryCredentials.Bearer(SECRET));

        try (SchemaRegistryClient client = client(right)) {
            assertThat(client.subjects()).isEmpty();
        }
        TributaryException fault = fault(wrong);

        assertThat(fault.code()).isEqualTo(FaultCode.INVALID_CREDENTIALS);
        assertThat(fault).hasMessageContaining("401").hasMessageContaining("user name and password");
        assertThat(fault.getMessage() + right + wrong).doesNotContain(SECRET);
    }

    @Test
    void anAddressThatCannotBeOneIsRefusedAtOnce() {
        assertThatThrownBy(() -> RegistrySettings.of(URI.create("registry:8081")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("http://registry:8081");
        assertThatThrownBy(() -> RegistrySettings.of(URI.create("http://user:" + SECRET + "@registry:8081")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("username and password")
                .message()
                .doesNotContain(SECRET);
    }

    private RegistrySettings quick() {
        return RegistrySettings.of(registry.url())
                .withPatience(Duration.ofSeconds(2), Duration.ofSeconds(5), 3, Duration.ofMillis(1));
    }

    private static SchemaRegistryClient client(RegistrySettings settings) {
        return ConfluentRegistryClient.create(settings);
    }

    private static TributaryException fault(RegistrySettings settings) {
        try (SchemaRegistryClient client = client(settings)) {
            return catchThrowableOfType(TributaryException.class, client::subjects);
        }
    }
}
