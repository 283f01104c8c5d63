package io.tributary.mirror.replay;

import io.tributary.core.fault.TributaryException;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * What a run works with at both ends. Who asks for one closes it.
 *
 * <p><b>Threading:</b> confined to the run's thread; blocks on the clusters. <b>Failure:</b> {@link TributaryException}, or
 * what Kafka's clients throw at the upstream.
 */
interface RunClients {

    /** What the site's journal says now. */
    Journal journal();

    RunTopics topics();

    /** Reads the site's cluster, committed records only. */
    Consumer<byte[], byte[]> source();

    RunTransaction transaction();
}
