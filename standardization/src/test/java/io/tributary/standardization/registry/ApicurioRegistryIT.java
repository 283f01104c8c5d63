package io.tributary.standardization.registry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The client against a real registry. */
final class ApicurioRegistryIT extends SchemaRegistryClientContract {

    private static ApicurioRegistry registry;

    @BeforeAll
    static void start() {
        registry = ApicurioRegistry.start();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Override
    RegistrySettings settings() {
        return RegistrySettings.of(registry.url());
    }
}
