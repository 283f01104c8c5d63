package io.tributary.mirror.lane;

import io.tributary.core.flow.LaneName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Lanes that send over one link in virtual time. Each lane has work by its demand, asks when it has some and is not waiting,
 * and sends chunks of random size.
 */
final class SimulatedLink {

    static final double NO_END = Double.POSITIVE_INFINITY;

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double NANOS_PER_SECOND = 1e9;

    private final SplittableRandom random;
    private final LinkShare share = new LinkShare(this::nowNanos);
    private final Map<LaneName, Sender> senders = new HashMap<>();
    private long nowNanos;

    SimulatedLink(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private long nowNanos() {
        return nowNanos;
    }

    private static final class Sender {
        private final LanePace pace;
        private final int streams;
        private final double chunkBytes;
        private double demand;
        private double waiting;
        private double sent;
        private final long[] askAgainNanos;
        private long wantsSinceNanos = -1;
        private long longestHeldNanos;

        private Sender(LanePace pace, int streams, double chunkBytes) {
            this.pace = pace;
            this.streams = streams;
            this.chunkBytes = chunkBytes;
            this.askAgainNanos = new long[streams];
        }
    }

    LinkShare share() {
        return share;
    }

    SimulatedLink lane(LaneName name, int weight, double rate, int streams, double chunkBytes) {
        LanePace pace = share.lane(name);
        pace.change(weight, rate);
        senders.put(name, new Sender(pace, streams, chunkBytes));
        return this;
    }

    /** In bytes a second; {@link #NO_END} for a backlog. */
    SimulatedLink demand(LaneName name, double bytesPerSecond) {
        senders.get(name).demand = bytesPerSecond;
        return this;
    }

    /** Forgets what was sent so far. */
    void reset() {
        senders.values().forEach(sender -> sender.sent = 0);
    }

    void run(double seconds) {
        long end = nowNanos + (long) (seconds * NANOS_PER_SECOND);
        List<Sender> all = new ArrayList<>(senders.values());
        while (nowNanos < end) {
            nowNanos += STEP_NANOS;
            // Who asks first is chance, as it is among threads.
            for (int i = all.size() - 1; i > 0; i--) {
                all.add(all.remove(random.nextInt(i + 1)));
            }
            all.forEach(this::step);
        }
    }

    private void step(Sender sender) {
        sender.waiting += sender.demand * STEP_NANOS / NANOS_PER_SECOND;
        for (int stream = 0; stream < sender.streams; stream++) {
            if (sender.askAgainNanos[stream] <= nowNanos && sender.waiting > 0) {
                send(sender, stream);
            }
        }
    }

    private void send(Sender sender, int stream) {
        if (sender.wantsSinceNanos < 0) {
            sender.wantsSinceNanos = nowNanos;
        }
        double expected = sender.chunkBytes * (0.5 + random.nextDouble());
        Admission admission = sender.pace.ask(expected);
        if (admission.heldBy() != null) {
            sender.askAgainNanos[stream] = nowNanos + admission.waitNanos();
            return;
        }
        sender.longestHeldNanos = Math.max(sender.longestHeldNanos, nowNanos - sender.wantsSinceNanos);
        sender.wantsSinceNanos = -1;
        double really = Math.min(sender.waiting, sender.chunkBytes * (0.5 + random.nextDouble()));
        sender.pace.used(admission, really);
        sender.waiting -= really;
        sender.sent += really;
    }

    double sent(LaneName name) {
        return senders.get(name).sent;
    }

    double sent() {
        return senders.values().stream().mapToDouble(sender -> sender.sent).sum();
    }

    /** How long the lane was held before it could send, at the worst. */
    double longestHeldMillis(LaneName name) {
        return senders.get(name).longestHeldNanos / 1e6;
    }
}
