package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.deadletter.DeadLetters;
import io.tributary.mirror.deadletter.LetterFilter;
import io.tributary.mirror.deadletter.LetterSpan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tributary deadletters}: what was refused, and why. */
@Command(
        name = "deadletters",
        description = "Counts a flow's dead letters by reason and field, and lists some of them. Nothing is written.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Letters stay until their topic's retention deletes them, also those that were redriven;",
            "'tributary redrive FLOW --dry-run' tells which of them are still refused."
        })
final class DeadLettersCommand implements Callable<Integer> {

    private static final int MOST_LISTED = 10_000;

    private final TributaryCommand root;
    private final Terminal anyTerminal;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FLOW", description = "The flow's name.")
    private String flow;

    @Mixin
    private final LettersOption letters = new LettersOption();

    @Option(names = "--last", paramLabel = "N", description = "Look at the newest N letters of each partition only.")
    private long last = Long.MAX_VALUE;

    @Option(names = "--list", paramLabel = "N", description = "List the first N letters that fit, with their reasons.")
    private int listed;

    @Option(names = "--json", description = "Print one JSON object a letter that is listed, and one a topic.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    DeadLettersCommand(TributaryCommand root, Terminal terminal) {
        this.root = root;
        this.anyTerminal = terminal;
    }

    @Override
    public Integer call() {
        if (last < 1 || listed < 0 || listed > MOST_LISTED) {
            throw new ParameterException(
                    spec.commandLine(), "--last takes a number from 1 on, --list one up to " + MOST_LISTED);
        }
        Terminal terminal = root.speaking(anyTerminal);
        LetterFilter filter = letters.filter();
        GatewaySettings settings = letters.settings();
        try (SettingsCatalog catalog = new SettingsCatalog(spec.commandLine(), settings);
                DeadLetters site = DeadLetters.open(
                        settings.clusters().own().clientProperties(),
                        "tributary-deadletters",
                        settings.clusterName() + " at "
                                + settings.clusters().own().bootstrapServers())) {
            Contract contract = catalog.find(flow, letters.folder());
            DeadLetterPrinter printer = new DeadLetterPrinter(terminal, json);
            for (String topic : topics(contract, site)) {
                list(topic, site, filter, printer);
                printer.print(topic, site.count(topic, filter, last));
            }
            return ExitStatus.WELL;
        }
    }

    private List<String> topics(Contract contract, DeadLetters site) {
        List<String> topics = site.sourceTopics(contract.definition().source().topics(), letters.topic());
        if (topics.isEmpty()) {
            throw new TributaryException(
                    FaultCode.TOPIC_NOT_FOUND,
                    "no topic of flow " + contract.definition().name()
                            + " has a topic for dead letters yet; a gateway makes it when it begins to mirror");
        }
        return topics;
    }

    private void list(String topic, DeadLetters site, LetterFilter filter, DeadLetterPrinter printer) {
        int[] left = {listed};
        for (LetterSpan span : listed == 0 ? List.<LetterSpan>of() : site.spans(topic)) {
            if (left[0] > 0 && filter.selectsPartition(span.partition().partition())) {
                site.read(span.newest(last), letter -> {
                    if (filter.selects(letter)) {
                        printer.print(letter);
                        left[0]--;
                    }
                    return left[0] > 0;
                });
            }
        }
    }
}
