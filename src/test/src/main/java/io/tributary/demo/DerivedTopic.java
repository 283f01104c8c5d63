package io.tributary.demo;

import io.tributary.demo.display.DerivedCount;
import io.tributary.demo.recount.TopicReader;
import io.tributary.demo.region.CityPlan;
import io.tributary.demo.region.Region;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Counts what the demo's route should have derived, from the standard records themselves, and what it did. */
final class DerivedTopic {

    private static final int POLLUTED_ABOVE = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = Duration.ofMillis(300).toNanos();
    private static final JsonMapper JSON = JsonMapper.shared();

    private DerivedTopic() {}

    /** Waits a minute at most for the route to catch up. */
    static DerivedCount count(Region region, String topic) {
        List<String> targets = region.cities().stream()
                .map(city -> city.plan())
                .map(CityPlan::targetTopic)
                .distinct()
                .toList();
        try (TopicReader reader = new TopicReader(region.province().bootstrapServers())) {
            long[] expected = {0};
            targets.forEach(target -> reader.read(target, standard -> expected[0] += isPolluted(standard) ? 1 : 0));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            long found = reader.count(topic);
            while (found < expected[0] && System.nanoTime() < deadline) {
                LockSupport.parkNanos(PAUSE_NANOS);
                found = reader.count(topic);
            }
            return new DerivedCount(topic, expected[0], found);
        }
    }

    /** A tombstone cannot be derived: the derived key is a field of the value. */
    private static boolean isPolluted(ConsumerRecord<byte[], byte[]> standard) {
        return standard.value() != null
                && JSON.readTree(standard.value()).path("aqi").asInt(0) > POLLUTED_ABOVE;
    }
}
