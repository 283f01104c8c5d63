package io.tributary.mirror.fanout;

import io.tributary.mirror.client.KafkaClients;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** The clients of the routes' streams. Where the machine's clock is set, their consumers fail, and their threads are replaced. */
final class RouteClients extends DefaultKafkaClientSupplier {

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return KafkaClients.watched(super.getConsumer(config));
    }
}
