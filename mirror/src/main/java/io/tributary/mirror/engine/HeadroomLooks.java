package io.tributary.mirror.engine;

import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.headroom.HeadroomWatch;
import io.tributary.mirror.headroom.Standing;
import io.tributary.mirror.lifecycle.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the retention headroom of all owned partitions looked at from time to time, whatever the lanes wait for.
 *
 * <p><b>Threading:</b> one thread of its own.
 */
final class HeadroomLooks {

    private static final Logger LOG = LoggerFactory.getLogger(HeadroomLooks.class);

    private final HeadroomWatch watch;
    private final Duration interval;
    private final Map<String, TopicTally> tallies;
    private final String cluster;
    private final FaultLog log = new FaultLog(LOG, "The retention headroom cannot be looked at");
    private final StopSignal stop = new StopSignal();
    private final Thread thread;

    HeadroomLooks(HeadroomWatch watch, Duration interval, Map<String, TopicTally> tallies, String cluster) {
        this.watch = watch;
        this.interval = interval;
        this.tallies = tallies;
        this.cluster = cluster;
        this.thread = new Thread(this::run, "tributary-headroom");
    }

    void start() {
        thread.start();
    }

    private void run() {
        try (watch) {
            while (!stop.isRequested()) {
                look();
                stop.await(interval);
            }
        }
    }

    private void look() {
        try {
            watch.look(standings());
            log.reset();
        } catch (Throwable e) {
            // What a stop interrupts is no fault.
            if (!stop.isRequested()) {
                log.tell(KafkaFaults.translate(e, cluster), e);
            }
        }
    }

    private List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        tallies.forEach((topic, tally) -> tally.located()
                .forEach((partition, at) -> standings.add(
                        new Standing(new TopicPartition(topic, partition), at.next(), at.lastTimestampMillis()))));
        return standings;
    }

    void requestStop() {
        stop.request();
        thread.interrupt();
    }

    void joinUntil(long deadlineNanos) {
        Threads.joinUntil(thread, deadlineNanos);
    }
}
