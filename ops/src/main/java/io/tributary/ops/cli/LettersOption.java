package io.tributary.ops.cli;

import io.tributary.core.ledger.OffsetInterval;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.mirror.deadletter.LetterFilter;
import io.tributary.ops.redrive.OffsetRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which dead letters a command is about. */
final class LettersOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--settings",
            required = true,
            paramLabel = "FILE",
            description = "The configuration that 'tributary run' is given.")
    private Path settingsFile;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "A configuration folder to take the flow from, instead of the one that the settings name.")
    private @Nullable Path folder;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Of the flow's source topics only this one.")
    private String topic = "";

    @Option(
            names = "--reason",
            split = ",",
            paramLabel = "CODE",
            description = "Records that were refused for it, such as UNKNOWN_CODE; several are separated by commas.")
    private Set<ErrorCode> reasons = new HashSet<>();

    @Option(
            names = "--pointer",
            paramLabel = "POINTER",
            description = "Records of which this field of the standard record was refused, such as /cityCode.")
    private @Nullable String pointer;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Records with a timestamp from this time on, such as 2026-07-01 or 2026-07-01T08:00+08:00.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Records with a timestamp before this time.")
    private @Nullable String to;

    @Option(names = "--partition", paramLabel = "P", description = "Records of this partition of the source topic.")
    private @Nullable Integer partition;

    @Option(
            names = "--offsets",
            paramLabel = "A-B",
            description = "Records at these offsets of the source topic, both included; or at a single one.")
    private @Nullable String offsets;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    LettersOption() {}

    GatewaySettings settings() {
        if (!Files.isRegularFile(settingsFile)) {
            throw wrong("there is no file " + settingsFile);
        }
        return GatewaySettings.read(settingsFile);
    }

    @Nullable
    Path folder() {
        return folder;
    }

    /** Empty: all of the flow. */
    String topic() {
        return topic;
    }

    LetterFilter filter() {
        if (pointer != null && !pointer.isEmpty() && !pointer.startsWith("/")) {
            throw wrong("--pointer takes a JSON Pointer, such as /cityCode; got '" + pointer + "'");
        }
        return new LetterFilter(
                reasons,
                pointer,
                from == null ? null : TimeText.parse(from, spec),
                to == null ? null : TimeText.parse(to, spec),
                partition,
                offsets == null ? null : interval(offsets));
    }

    private OffsetInterval interval(String text) {
        try {
            return OffsetRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong("--offsets: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
