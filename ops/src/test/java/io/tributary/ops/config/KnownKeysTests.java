package io.tributary.ops.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KnownKeysTests {

    @Test
    void theyAreTheKeysOfTheBoundRecords() throws IOException {
        Set<String> bound = new TreeSet<>();
        try (InputStream metadata =
                KnownKeys.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            for (JsonNode property : JsonMapper.shared().readTree(metadata).get("properties")) {
                String name = property.get("name").asString();
                if (name.startsWith(KnownKeys.ROOT + ".")) {
                    bound.add(name);
                }
            }
        }
        Set<String> known = new TreeSet<>(KnownKeys.VALUES);
        known.addAll(KnownKeys.FREE);
        known.addAll(KnownKeys.NAMED.keySet());
        assertThat(known).isEqualTo(bound);
    }

    @Test
    void keysOfNamedThingsAreTheComponentsOfTheirRecords() {
        assertThat(KnownKeys.NAMED.get("tributary.mirror.lanes")).isEqualTo(components(MirrorProperties.Lane.class));
        assertThat(KnownKeys.NAMED.get("tributary.security.users"))
                .isEqualTo(components(SecurityProperties.User.class));
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Test
    void everyKeyIsInTheReference() throws IOException {
        String reference = Files.readString(Path.of("README.md"));
        for (String key : KnownKeys.VALUES) {
            assertThat(reference).contains("`" + key + "`");
        }
        for (String key : KnownKeys.FREE) {
            assertThat(reference).contains(key.substring(key.lastIndexOf('.') + 1));
        }
        KnownKeys.NAMED.forEach((key, parts) ->
                parts.forEach(part -> assertThat(reference).contains("`" + key + ".<name>." + part + "`")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tributary.site.code",
                "tributary.cluster.properties.security.protocol",
                "tributary.cluster.properties[security.protocol]",
                "tributary.mirror.lanes.bulk.max-in-flight-bytes",
                "tributary.security.users.li.roles[0]"
            })
    void knowsKey(String key) {
        assertThat(KnownKeys.isKnown(key)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "tributary.site.cod, tributary.site.code",
        "tributary.upstraem.bootstrap-servers, tributary.upstream.bootstrap-servers",
        "tributary.cluster.propertes.security.protocol, tributary.cluster.properties.security.protocol",
        "tributary.mirror.lanes.bulk.max-in-flight-byte, tributary.mirror.lanes.bulk.max-in-flight-bytes",
        "tributary.security.users.li.role, tributary.security.users.li.roles",
        "tributary.something.wholly.different,"
    })
    void givesTheNearestOfAnUnknownKey(String key, String nearest) {
        assertThat(KnownKeys.isKnown(key)).isFalse();
        assertThat(KnownKeys.nearest(key)).isEqualTo(nearest);
    }
}
