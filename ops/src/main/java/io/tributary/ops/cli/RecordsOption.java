package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.core.flow.TopicSelector;
import io.tributary.ops.trial.FileRecords;
import io.tributary.ops.trial.TopicRecords;
import io.tributary.ops.trial.TopicSelection;
import io.tributary.ops.trial.TrialRecords;
import io.tributary.standardization.codec.RecordFraming;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which records a command looks at: those of a file, or some of a topic. */
final class RecordsOption {

    /** All of a file is in memory, as it is and cut into records. */
    static final int MOST_BYTES = 256 << 20;

    private static final int USUAL_COUNT = 100;
    private static final String ANY_TOPIC = "input";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--input", paramLabel = "FILE", description = "The records; '-' is standard input.")
    private @Nullable Path input;

    @Option(names = "--whole", description = "Take the file as one record.")
    private boolean whole;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "A topic of the site's cluster; may be left out beside --last, --from and --to"
                    + " where the flow names one. Needs --settings.")
    private @Nullable String topic;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "So many of the topic's newest records, over all partitions; 100 where nothing is said.")
    private @Nullable Integer last;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Records of the topic from this time on, such as 2026-07-01 or 2026-07-01T08:00+08:00.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Records of the topic before this time.")
    private @Nullable String to;

    @Option(names = "--settings", paramLabel = "FILE", description = "The configuration that 'tributary run' is given.")
    private @Nullable Path settingsFile;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RecordsOption() {}

    /** The gateway's configuration; absent where none is given. */
    @Nullable
    GatewaySettings settings() {
        if (settingsFile == null) {
            return null;
        }
        if (!Files.isRegularFile(settingsFile)) {
            throw wrong("there is no file " + settingsFile);
        }
        return GatewaySettings.read(settingsFile);
    }

    /** The records, framed as the contract's source has them. */
    TrialRecords of(Contract contract, @Nullable GatewaySettings settings) throws IOException {
        boolean ofTopic = Stream.of(topic, last, from, to).anyMatch(Objects::nonNull);
        if (input != null && ofTopic) {
            throw wrong("--input stands alone, without --topic, --last, --from and --to");
        }
        if (input != null) {
            return new FileRecords(sourceTopic(contract, ANY_TOPIC), values(contract, input));
        }
        if (!ofTopic) {
            throw wrong("the records are missing; name --input FILE, or --topic TOPIC --settings FILE");
        }
        if (whole) {
            throw wrong("--whole goes with --input");
        }
        if (settings == null) {
            throw wrong("to read a topic, name the gateway's configuration with --settings FILE");
        }
        String chosen = topic != null ? topic : sourceTopic(contract, "");
        if (chosen.isEmpty()) {
            throw wrong("the flow reads all topics that match a pattern; name one with --topic");
        }
        return new TopicRecords(
                settings.clusterName(), settings.clusters().own().clientProperties(), chosen, selection());
    }

    private static String sourceTopic(Contract contract, String otherwise) {
        return contract.definition().source().topics() instanceof TopicSelector.Named named ? named.topic() : otherwise;
    }

    private List<byte[]> values(Contract contract, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw wrong(file + " is a folder; --input takes a file with records");
        }
        byte[] bytes = bytes(file);
        return whole
                ? List.of(bytes)
                : RecordFraming.of(contract.definition().source()).split(bytes);
    }

    /** Of a device or a pipe nobody knows beforehand how much it is. */
    private byte[] bytes(Path file) throws IOException {
        if (file.toString().equals("-")) {
            return bounded(file, System.in.readNBytes(MOST_BYTES + 1));
        }
        if (Files.size(file) > MOST_BYTES) {
            throw tooLarge(file);
        }
        try (InputStream input = Files.newInputStream(file)) {
            return bounded(file, input.readNBytes(MOST_BYTES + 1));
        }
    }

    private byte[] bounded(Path file, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(file);
        }
        return bytes;
    }

    private ParameterException tooLarge(Path file) {
        return wrong((file.toString().equals("-") ? "the input" : file) + " has more than " + (MOST_BYTES >> 20)
                + " MB, which is read at once; take a part of it, such as its first lines");
    }

    private TopicSelection selection() {
        if (from != null || to != null) {
            if (last != null) {
                throw wrong("--last goes without --from and --to");
            }
            return new TopicSelection.Between(
                    from == null ? null : TimeText.parse(from, spec), to == null ? null : TimeText.parse(to, spec));
        }
        int count = last == null ? USUAL_COUNT : last;
        if (count < 1 || count > TopicSelection.Last.MAX_COUNT) {
            throw wrong("--last takes a number from 1 to " + TopicSelection.Last.MAX_COUNT
                    + "; for more name times with --from and --to");
        }
        return new TopicSelection.Last(count);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
