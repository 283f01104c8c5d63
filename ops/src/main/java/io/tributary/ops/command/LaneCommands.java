package io.tributary.ops.command;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.LaneName;
import io.tributary.mirror.client.KafkaClients;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.engine.MirrorSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The changes of lanes that operators made at run time. They are kept at the upstream, in the compacted topic {@value
 * CommandTopic#NAME}, and every gateway of the site follows them there: what is said at one holds at all, and after a restart.
 *
 * <p><b>Threading:</b> any thread; {@link #keep} blocks. It owns the thread that follows.
 *
 * <p><b>Failure:</b> while the upstream is away the last known changes hold, and no new one is taken.
 */
public final class LaneCommands implements AutoCloseable {

    private static final Duration KEPT_WITHIN = Duration.ofSeconds(10);
    private static final Duration FOLLOWED_WITHIN = Duration.ofSeconds(5);

    private final MirrorSettings settings;
    private final String upstream;
    private final LaneCommandCodec codec;
    private final Map<LaneName, LaneCommand> commands = new HashMap<>();
    private @Nullable BiConsumer<LaneName, @Nullable LaneCommand> listener;
    private @Nullable CommandTopic topic;
    private long followedTo;

    public LaneCommands(MirrorSettings settings) {
        this.settings = settings;
        this.upstream = "the upstream at " + settings.upstream().bootstrapServers();
        this.codec = new LaneCommandCodec(settings.site());
    }

    /**
     * Follows from now on, until it is closed; then it may be started again.
     *
     * @param changed hears of every lane whose command is another one than before, or gone
     */
    public synchronized void start(BiConsumer<LaneName, @Nullable LaneCommand> changed) {
        commands.clear();
        followedTo = 0;
        listener = changed;
        topic = CommandTopic.follow(settings, upstream, this::followed);
    }

    /** What was changed of a lane; absent where nothing was. */
    public synchronized Optional<LaneCommand> of(LaneName lane) {
        return Optional.ofNullable(commands.get(lane));
    }

    /** Why changes made elsewhere are not heard of now; absent where they are. */
    public synchronized @Nullable String fault() {
        if (topic == null) {
            return "the gateway does not run";
        }
        TributaryException fault = topic.fault();
        return fault == null ? null : fault.getMessage();
    }

    private synchronized void followed(Map<String, byte[]> entries, long end) {
        Map<LaneName, LaneCommand> now = new HashMap<>();
        entries.forEach((key, value) -> codec.lane(key)
                .ifPresent(lane -> LaneCommandCodec.command(value).ifPresent(command -> now.put(lane, command))));
        Map<LaneName, @Nullable LaneCommand> changes = new HashMap<>();
        now.forEach((lane, command) -> {
            if (!command.equals(commands.get(lane))) {
                changes.put(lane, command);
            }
        });
        commands.keySet().stream().filter(lane -> !now.containsKey(lane)).forEach(lane -> changes.put(lane, null));
        commands.clear();
        commands.putAll(now);
        if (listener != null) {
            changes.forEach(listener);
        }
        followedTo = end;
        notifyAll();
    }

    /**
     * Keeps a lane's command, and waits a while until this gateway has taken it up.
     *
     * @param command absent to forget what was changed
     * @return whether it has; where not, the command is kept all the same and counts as soon as it is read
     * @throws TributaryException where it could not be kept; then nothing has changed
     */
    public boolean keep(LaneName lane, @Nullable LaneCommand command) {
        String fault = fault();
        if (fault != null) {
            throw new TributaryException(
                    FaultCode.CLUSTER_UNREACHABLE, "the change cannot be kept, so it was not made: " + fault);
        }
        long offset =
                send(new ProducerRecord<>(CommandTopic.NAME, 0, codec.key(lane), LaneCommandCodec.value(command)));
        return isFollowed(offset);
    }

    private long send(ProducerRecord<byte[], byte[]> entry) {
        Map<String, Object> defaults = Map.of(
                "client.id",
                "tributary-" + settings.site() + "-" + settings.instance() + "-commands",
                "max.block.ms",
                Long.toString(KEPT_WITHIN.toMillis()),
                "request.timeout.ms",
                Long.toString(KEPT_WITHIN.toMillis() / 2),
                "delivery.timeout.ms",
                Long.toString(KEPT_WITHIN.toMillis()));
        try (Producer<byte[], byte[]> producer = KafkaClients.producer(settings.upstream(), defaults, Map.of())) {
            RecordMetadata kept = producer.send(entry).get(KEPT_WITHIN.toMillis() * 2, TimeUnit.MILLISECONDS);
            return kept.offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TributaryException(
                    FaultCode.CLUSTER_UNREACHABLE, upstream + ": interrupted while keeping a change", e);
        } catch (ExecutionException | TimeoutException e) {
            throw KafkaFaults.translate(e, upstream);
        }
    }

    private synchronized boolean isFollowed(long offset) {
        long until = System.nanoTime() + FOLLOWED_WITHIN.toNanos();
        while (followedTo <= offset && System.nanoTime() < until) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, until - System.nanoTime()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return followedTo > offset;
    }

    @Override
    public void close() {
        CommandTopic ended;
        synchronized (this) {
            ended = topic;
            topic = null;
        }
        if (ended != null) {
            ended.close();
        }
    }
}
