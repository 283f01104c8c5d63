package io.tributary.ops.config;

import io.tributary.core.fault.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every configuration key below {@code tributary.}; a test holds it against the generated metadata. */
final class KnownKeys {

    static final String ROOT = "tributary";

    static final Set<String> VALUES = Set.of(
            "tributary.site.code",
            "tributary.site.role",
            "tributary.site.zone",
            "tributary.site.instance",
            "tributary.cluster.bootstrap-servers",
            "tributary.upstream.bootstrap-servers",
            "tributary.catalog.folder",
            "tributary.catalog.refresh",
            "tributary.catalog.copy-folder",
            "tributary.registry.url",
            "tributary.registry.username",
            "tributary.registry.password",
            "tributary.registry.copy-folder",
            "tributary.registry.ssl-bundle",
            "tributary.mirror.transaction-timeout",
            "tributary.mirror.topic-check-interval",
            "tributary.mirror.upstream-replication",
            "tributary.mirror.headroom.interval",
            "tributary.mirror.headroom.watch",
            "tributary.mirror.headroom.warning",
            "tributary.mirror.headroom.critical",
            "tributary.mirror.max-in-flight-records",
            "tributary.mirror.max-in-flight-bytes",
            "tributary.mirror.max-timestamp-ahead",
            "tributary.mirror.max-timestamp-behind",
            "tributary.mirror.keep-place-on-stop",
            "tributary.mirror.link.bandwidth",
            "tributary.mirror.link.round-trip",
            "tributary.limits.max-value-size",
            "tributary.limits.max-depth",
            "tributary.limits.max-string-length",
            "tributary.limits.max-number-length",
            "tributary.limits.max-name-length",
            "tributary.limits.max-fields",
            "tributary.masking.key-file",
            "tributary.masking.sm4-key-file");

    /** Below these, keys are free: Kafka's own property names. */
    static final Set<String> FREE = Set.of(
            "tributary.cluster.properties",
            "tributary.cluster.consumer",
            "tributary.cluster.producer",
            "tributary.cluster.admin",
            "tributary.upstream.properties",
            "tributary.upstream.consumer",
            "tributary.upstream.producer",
            "tributary.upstream.admin");

    /** Below these come a name of the user's choice, then one of the keys given here. */
    static final Map<String, Set<String>> NAMED = Map.of(
            "tributary.mirror.lanes",
                    Set.of(
                            "weight",
                            "rate",
                            "window",
                            "transaction-interval",
                            "max-in-flight-records",
                            "max-in-flight-bytes",
                            "streams"),
            "tributary.replay.schedules",
                    Set.of("flow", "cron", "zone", "from", "to", "topic", "target", "rate", "error-limit"),
            "tributary.schedule.flows", Set.of("cron", "zone"),
            "tributary.security.users", Set.of("password", "roles"));

    private KnownKeys() {}

    /** Whether a key in its canonical form, dashes and all, is one that the gateway reads. */
    static boolean isKnown(String key) {
        if (VALUES.contains(withoutIndex(key))) {
            return true;
        }
        for (String free : FREE) {
            if (key.equals(free) || isBelow(key, free)) {
                return true;
            }
        }
        for (Map.Entry<String, Set<String>> named : NAMED.entrySet()) {
            if (key.equals(named.getKey())) {
                return true;
            }
            if (isBelow(key, named.getKey())) {
                return named.getValue().contains(withoutIndex(lastPart(key)));
            }
        }
        return false;
    }

    /** The known key that was most likely meant. */
    static @Nullable String nearest(String key) {
        for (Map.Entry<String, Set<String>> named : NAMED.entrySet()) {
            if (isBelow(key, named.getKey())) {
                String nearest = NearestName.of(lastPart(key), named.getValue());
                return nearest == null
                        ? null
                        : key.substring(0, key.length() - lastPart(key).length()) + nearest;
            }
        }
        List<String> candidates = new ArrayList<>(VALUES);
        candidates.addAll(FREE);
        candidates.addAll(NAMED.keySet());
        String nearest = NearestName.of(key, candidates);
        return nearest == null ? nearestBelow(key) : nearest;
    }

    /** A key of maps is longer than any known one: its beginning may be what is misspelt. */
    private static @Nullable String nearestBelow(String key) {
        String[] parts = key.split("\\.", 4);
        if (parts.length < 4) {
            return null;
        }
        List<String> candidates = new ArrayList<>(FREE);
        candidates.addAll(NAMED.keySet());
        String nearest = NearestName.of(String.join(".", parts[0], parts[1], parts[2]), candidates);
        return nearest == null ? null : nearest + "." + parts[3];
    }

    private static boolean isBelow(String key, String prefix) {
        return key.startsWith(prefix + ".") || key.startsWith(prefix + "[");
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static String withoutIndex(String key) {
        int bracket = key.indexOf('[');
        return bracket < 0 ? key : key.substring(0, bracket);
    }
}
