package io.tributary.mirror.engine;

import io.tributary.mirror.topics.SourceTopic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What decides the records of the topics of one stream. A contract that cannot be opened keeps its own topic from being
 * mirrored and no other; it is due to be opened again after a wait that grows.
 *
 * <p><b>Threading:</b> confined to the stream's thread.
 */
final class TopicWorks {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWorks.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final LaneContext context;
    private final LongSupplier nanoTicker;
    private final Backoff waits = new Backoff(FIRST_WAIT, LONGEST_WAIT);
    /** By source topic; what is planned of it now. */
    private Map<String, TopicWork> opened = Map.of();
    /** By source topic, why it has none. */
    private Map<String, String> faults = Map.of();

    private long againNanos;

    TopicWorks(LaneContext context, LongSupplier nanoTicker) {
        this.context = context;
        this.nanoTicker = nanoTicker;
    }

    /** Opens what is not open yet or is another one now, and forgets what is of no topic any more. */
    void follow(Collection<SourceTopic> topics) {
        boolean isNextTry = faults.isEmpty() || isDue();
        Map<String, TopicWork> now = new HashMap<>();
        Map<String, String> failed = new HashMap<>();
        for (SourceTopic topic : topics) {
            // Its partitions come one by one.
            if (now.containsKey(topic.topic()) || failed.containsKey(topic.topic())) {
                continue;
            }
            try {
                now.put(topic.topic(), open(topic));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                failed.put(topic.topic(), told(topic, e));
            }
        }
        opened = now;
        faults = failed;
        if (failed.isEmpty()) {
            waits.reset();
        } else if (isNextTry) {
            againNanos = nanoTicker.getAsLong() + waits.next().toNanos();
        }
    }

    private TopicWork open(SourceTopic topic) {
        TopicWork known = opened.get(topic.topic());
        return known != null && known.topic().equals(topic)
                ? known
                : TopicWork.open(context.site(), topic, context.timestamps(), context.clock());
    }

    private String told(SourceTopic topic, Throwable fault) {
        String reason = reason(topic, fault);
        if (!reason.equals(faults.get(topic.topic()))) {
            LOG.error("Held: {}", reason, fault);
        }
        return reason;
    }

    private static String reason(SourceTopic topic, Throwable fault) {
        String said = fault.getMessage();
        return topic.topic() + " cannot be mirrored: flow "
                + topic.contract().definition().name() + " of version "
                + topic.contract().stamp().flowVersion() + " cannot be made ready ("
                + fault.getClass().getSimpleName() + (said == null ? "" : ": " + said)
                + "). Its records wait at the source, and it is tried again; correct the flow, or report this with the log";
    }

    /** Whether one that could not be opened is to be tried again. */
    boolean isDue() {
        return !faults.isEmpty() && nanoTicker.getAsLong() - againNanos >= 0;
    }

    /** Of one of the topics that are followed; absent where it cannot be opened. */
    @Nullable
    TopicWork of(SourceTopic topic) {
        return opened.get(topic.topic());
    }

    /** For people, why one of the topics that are followed has no work; absent where it has. */
    @Nullable
    String fault(SourceTopic topic) {
        return faults.get(topic.topic());
    }
}
