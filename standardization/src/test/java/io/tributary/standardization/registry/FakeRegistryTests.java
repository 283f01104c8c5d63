package io.tributary.standardization.registry;

import org.junit.jupiter.api.AfterAll;

/** The fake behaves as the real registry does. */
final class FakeRegistryTests extends SchemaRegistryClientContract {

    private static final FakeRegistry REGISTRY = new FakeRegistry();

    @AfterAll
    static void stop() {
        REGISTRY.close();
    }

    @Override
    RegistrySettings settings() {
        return RegistrySettings.of(REGISTRY.url());
    }
}
