package io.tributary.ops.cluster;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clusters of this gateway, watched from the start of the application to its end.
 *
 * <p><b>Threading:</b> started and closed by one owner; asked by any thread.
 */
public final class Neighbours implements AutoCloseable {

    private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(6);

    private final ClusterWatch cluster;
    private final @Nullable ClusterWatch upstream;

    /**
     * @param upstream absent where the role has none
     */
    public Neighbours(ClusterWatch cluster, @Nullable ClusterWatch upstream) {
        this.cluster = cluster;
        this.upstream = upstream;
    }

    public ClusterWatch cluster() {
        return cluster;
    }

    public Optional<ClusterWatch> upstream() {
        return Optional.ofNullable(upstream);
    }

    /**
     * Begins to watch, and waits a few seconds for the first answers.
     *
     * @throws io.tributary.core.fault.TributaryException where a cluster refuses the credentials
     */
    public void start() {
        Map<ClusterWatch, Future<?>> first = new LinkedHashMap<>();
        watches().forEach(watch -> first.put(watch, watch.start()));
        first.forEach((watch, answer) -> watch.requireNoRefusal(answer, FIRST_ANSWER_WITHIN));
    }

    private Stream<ClusterWatch> watches() {
        return Stream.concat(Stream.of(cluster), upstream().stream());
    }

    @Override
    public void close() {
        watches().forEach(ClusterWatch::close);
    }
}
