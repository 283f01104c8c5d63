package io.tributary.demo;

import io.tributary.demo.display.DerivedCount;
import io.tributary.demo.display.LiveTable;
import io.tributary.demo.display.PlainLines;
import io.tributary.demo.display.Progress;
import io.tributary.demo.display.Summary;
import io.tributary.demo.recount.Recount;
import io.tributary.demo.recount.RecountReport;
import io.tributary.demo.region.City;
import io.tributary.demo.region.Region;
import io.tributary.demo.traffic.Publisher;
import io.tributary.demo.traffic.Traffic;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One demo from start to end.
 *
 * <p><b>Threading:</b> confined to the thread that calls it; each publisher has its own.
 *
 * <p><b>Failure:</b> what cannot be started or comes to a stand throws {@link IllegalStateException} with a message for
 * people, after everything has been ended.
 */
final class DemoRun {

    private final DemoPlan plan;
    private final DemoOptions options;
    private final DemoFolder folder;
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Progress progress;

    DemoRun(DemoPlan plan, DemoOptions options, DemoFolder folder) {
        this.plan = plan;
        this.options = options;
        this.folder = folder;
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        this.progress = isTerminal() ? new LiveTable(err) : new PlainLines(err);
    }

    private static boolean isTerminal() {
        String terminal = System.getenv("TERM");
        return System.console() != null && terminal != null && !terminal.equals("dumb");
    }

    /** The exit status. */
    int call() {
        Interruption interruption = Interruption.listen();
        int status = 1;
        try {
            status = run(interruption);
            return status;
        } catch (IllegalStateException e) {
            // Ctrl-C reaches the gateways too, so that one may end before it is ready.
            if (!interruption.isRequested()) {
                throw e;
            }
            progress.say("stopped: " + e.getMessage());
            return status;
        } finally {
            if (interruption.isRequested()) {
                folder.close();
            }
            interruption.finished(status);
        }
    }

    private int run(Interruption interruption) {
        Map<String, Publisher> publishers = new LinkedHashMap<>();
        try (Region region = Region.start(plan.region(), progress::say)) {
            refuseIfRefused(region);
            tellAddresses(region);
            try (DemoWatch watch = new DemoWatch(region, plan.derivedTopic(), publishers)) {
                startPublishers(region, publishers);
                boolean done = watch.follow(progress, interruption, options.isBounded());
                if (!done) {
                    progress.say("stopping");
                    return options.isBounded() ? 1 : 0;
                }
            } finally {
                publishers.values().forEach(Publisher::close);
            }
            return summarize(region);
        } finally {
            if (folder.isKept()) {
                progress.say("data, configuration and logs are in " + folder.path());
            }
        }
    }

    private void refuseIfRefused(Region region) {
        for (City city : region.cities()) {
            city.gateway()
                    .read("flows")
                    .ifPresent(flows -> flows.path("refused").forEach(refused -> {
                        StringBuilder problems = new StringBuilder();
                        refused.path("problems")
                                .forEach(problem -> problems.append("\n  ").append(problem.asString("")));
                        throw new IllegalStateException(
                                "the gateway of " + city.plan().name() + " refuses '"
                                        + refused.path("name").asString("") + "':" + problems);
                    }));
        }
    }

    private void tellAddresses(Region region) {
        progress.say("the province's Kafka is at " + region.province().bootstrapServers());
        for (City city : region.cities()) {
            progress.say(city.plan().site() + " " + city.plan().name() + ": Kafka at "
                    + city.cluster().bootstrapServers() + ", gateway's actuator at http://127.0.0.1:"
                    + city.gateway().port() + "/actuator");
        }
    }

    private void startPublishers(Region region, Map<String, Publisher> publishers) {
        for (City city : region.cities()) {
            Traffic traffic = plan.traffic().get(city.plan().name());
            if (traffic != null) {
                publishers.put(
                        city.plan().name(),
                        Publisher.start(
                                city.cluster().bootstrapServers(),
                                city.plan().sourceTopic(),
                                traffic,
                                options.recordsPerSecond()));
            }
        }
    }

    private int summarize(Region region) {
        progress.say("counting what is in the topics");
        RecountReport report = Recount.of(region.province().bootstrapServers(), region.countedFlows());
        Summary summary = new Summary(report, plan.records(), derivedCount(region));
        if (options.json()) {
            summary.text().lines().forEach(progress::say);
            out.println(summary.json());
        } else {
            out.print(summary.text());
        }
        out.flush();
        return summary.isExact() ? 0 : 1;
    }

    private @Nullable DerivedCount derivedCount(Region region) {
        String topic = plan.derivedTopic();
        return topic == null ? null : DerivedTopic.count(region, topic);
    }
}
