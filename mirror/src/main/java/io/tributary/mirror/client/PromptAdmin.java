package io.tributary.mirror.client;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.ForwardingAdmin;

/**
 * Closes soon, whatever it was asked and has no answer to. Kafka's own waits for its answers, by the wall clock: where that was
 * set back, for as long as it was set back by.
 */
final class PromptAdmin extends ForwardingAdmin {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    PromptAdmin(Map<String, Object> config) {
        super(config);
    }

    @Override
    public void close() {
        close(CLOSE_WITHIN);
    }
}
