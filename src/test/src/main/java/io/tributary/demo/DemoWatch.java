package io.tributary.demo;

import io.tributary.demo.display.Progress;
import io.tributary.demo.display.Standing;
import io.tributary.demo.process.GatewayProcess;
import io.tributary.demo.recount.LedgerWatch;
import io.tributary.demo.recount.LedgerWatch.Position;
import io.tributary.demo.recount.TopicTail;
import io.tributary.demo.region.City;
import io.tributary.demo.region.Region;
import io.tributary.demo.traffic.Publisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.MissingNode;

/** Watches a running region, shows how it stands, and notices when it is done or stands still. */
final class DemoWatch implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration STALL = Duration.ofSeconds(60);

    private final Region region;
    private final Map<String, Publisher> publishers;
    private final LedgerWatch ledger;
    private final @Nullable TopicTail derivedTail;
    private long derived;
    private long lastAccounted = -1;
    private long lastAdvanceNanos = System.nanoTime();

    /**
     * @param publishers by the city's name; may fill later
     */
    DemoWatch(Region region, @Nullable String derivedTopic, Map<String, Publisher> publishers) {
        this.region = region;
        this.publishers = publishers;
        this.ledger = new LedgerWatch(region.province().bootstrapServers(), region.countedFlows());
        this.derivedTail = derivedTopic == null
                ? null
                : new TopicTail(region.province().bootstrapServers(), List.of(derivedTopic));
        this.derived = derivedTopic == null ? -1 : 0;
    }

    /**
     * Shows until all traffic is accounted for, where it has an end, or the user wants no more.
     *
     * @return whether all is accounted for
     * @throws IllegalStateException where a gateway ended, the publishing failed, or nothing moves any more
     */
    boolean follow(Progress progress, Interruption interruption, boolean bounded) {
        long start = System.nanoTime();
        long nextShow = start;
        while (!interruption.awaitFor(LOOK)) {
            // Before the ends are looked at: what is published after that would not be in them.
            boolean published = bounded && isPublished();
            refuseFailedPublication();
            List<Position> positions = ledger.positions();
            if (interruption.isRequested()) {
                // A signal reaches the gateways too: what they say from now on, and that they end, means nothing.
                return false;
            }
            boolean done = published && positions.stream().allMatch(Position::isComplete);
            if (done || System.nanoTime() >= nextShow) {
                nextShow = System.nanoTime() + progress.interval().toNanos();
                readDerived();
                progress.show(Duration.ofNanos(System.nanoTime() - start), standings(positions), derived);
            }
            if (done) {
                return true;
            }
            checkHealth(positions, interruption);
        }
        return false;
    }

    private boolean isPublished() {
        return publishers.values().stream().allMatch(Publisher::isDone);
    }

    private void refuseFailedPublication() {
        publishers.forEach((city, publisher) -> {
            if (publisher.failure() != null) {
                throw new IllegalStateException("publishing in " + city + " failed: " + publisher.failure());
            }
        });
    }

    private void readDerived() {
        if (derivedTail != null) {
            derivedTail.read(found -> derived++);
        }
    }

    private void checkHealth(List<Position> positions, Interruption interruption) {
        for (GatewayProcess gateway : region.gateways()) {
            if (!gateway.isAlive() && !interruption.isRequested()) {
                throw new IllegalStateException(
                        "the gateway " + gateway.settings().name() + " ended with status " + gateway.exitStatus()
                                + "; its log ends:\n" + gateway.endOfLog());
            }
        }
        long accounted = positions.stream().mapToLong(Position::accounted).sum();
        if (accounted != lastAccounted || positions.stream().allMatch(Position::isComplete)) {
            lastAccounted = accounted;
            lastAdvanceNanos = System.nanoTime();
        } else if (System.nanoTime() - lastAdvanceNanos > STALL.toNanos()) {
            throw new IllegalStateException("nothing has been accounted for in " + STALL.toSeconds() + " s:\n"
                    + explain(positions) + "\n--keep DIR keeps the logs");
        }
    }

    private String explain(List<Position> positions) {
        List<String> lines = new ArrayList<>();
        positions.stream().filter(position -> !position.isComplete()).forEach(stuck -> lines.add("  " + stuck));
        for (Standing standing : standings(positions)) {
            lines.add("  the gateway of " + standing.city() + " says: "
                    + (standing.remark() == null ? "RUNNING" : standing.remark()));
        }
        for (City city : region.cities()) {
            lines.add("  the log of " + city.plan().name() + " ends:\n"
                    + city.gateway().endOfLog());
        }
        return String.join("\n", lines);
    }

    private List<Standing> standings(List<Position> positions) {
        return region.cities().stream().map(city -> standing(city, positions)).collect(Collectors.toList());
    }

    private Standing standing(City city, List<Position> positions) {
        List<Position> own = positions.stream()
                .filter(position -> position.flow().equals(city.countedFlow()))
                .toList();
        Publisher publisher = publishers.get(city.plan().name());
        return Standing.of(
                city.plan().site().value(),
                city.plan().name(),
                city.plan().flow(),
                city.gateway().read("flows").orElse(MissingNode.getInstance()),
                publisher == null ? 0 : publisher.published(),
                own.stream().mapToLong(Position::accounted).sum(),
                own.stream().mapToLong(Position::end).sum());
    }

    @Override
    public void close() {
        ledger.close();
        if (derivedTail != null) {
            derivedTail.close();
        }
    }
}
