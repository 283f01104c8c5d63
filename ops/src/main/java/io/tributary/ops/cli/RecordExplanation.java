package io.tributary.ops.cli;

import io.tributary.core.contract.ContractStamp;
import io.tributary.core.ledger.EntryKind;
import io.tributary.core.ledger.LedgerEntry;
import io.tributary.core.ledger.OffsetState;
import io.tributary.core.record.SourcePosition;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.translation.OffsetTranslation;
import io.tributary.mirror.translation.SourceOfRecord;
import io.tributary.mirror.translation.Translation;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Prints what became of a record, or where one comes from: for people, or as one JSON object. */
final class RecordExplanation {

    private final Terminal terminal;
    private final boolean json;

    RecordExplanation(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /**
     * @param back whether the place is one at the upstream
     * @return the status to end with
     */
    int print(GatewaySettings gateway, String topic, int partition, long offset, boolean back) {
        ClientProperties upstream = gateway.clusters().upstream().clientProperties();
        String name = "the upstream at " + upstream.bootstrapServers();
        try (OffsetTranslation translation =
                OffsetTranslation.open(gateway.site().code(), upstream, name)) {
            if (back) {
                return printSource(
                        new TopicPartition(topic, partition),
                        offset,
                        translation.sourceOf(new TopicPartition(topic, partition), offset));
            }
            SourcePosition position = new SourcePosition(topic, partition, offset);
            return print(position, translation.find(position));
        }
    }

    private int printSource(TopicPartition target, long offset, Optional<SourceOfRecord> source) {
        if (json) {
            new JsonLines(terminal.out()).print(generator -> {
                writePlace(generator, "target", target, offset);
                source.ifPresent(one -> {
                    generator.writeStringProperty("site", one.site().value());
                    PositionJson.write(generator, one.position());
                });
            });
        } else {
            terminal.out()
                    .println(source.map(
                                    one -> target + "@" + offset + " is " + one.position() + " of site " + one.site())
                            .orElse(target + "@" + offset
                                    + " is no record of a mirror, or not there: deleted, a transaction's marker, or not"
                                    + " written yet"));
        }
        return source.isPresent() ? ExitStatus.WELL : ExitStatus.FINDINGS;
    }

    private int print(SourcePosition position, Translation translation) {
        if (json) {
            new JsonLines(terminal.out()).print(generator -> {
                PositionJson.write(generator, position);
                generator.writeStringProperty("state", state(translation));
                if (translation instanceof Translation.Mirrored mirrored) {
                    writePlace(generator, "target", mirrored.target(), mirrored.offset());
                    generator.writeNumberProperty("repeats", mirrored.repeats());
                }
                if (translation instanceof Translation.Accounted accounted) {
                    writeEntry(generator, accounted.entry());
                }
            });
        } else {
            terminal.out().println(position + "  " + state(translation));
            terminal.out().println("  " + words(translation));
            if (translation instanceof Translation.Accounted accounted) {
                terminal.out().println("  " + by(accounted.entry()));
            }
        }
        return translation instanceof Translation.Mirrored ? ExitStatus.WELL : ExitStatus.FINDINGS;
    }

    private static String state(Translation translation) {
        if (translation instanceof Translation.NotMirrored not) {
            return not.state().name();
        }
        return translation instanceof Translation.Unaccounted ? "UNDECIDED" : OffsetState.MIRRORED.name();
    }

    private static String words(Translation translation) {
        if (translation instanceof Translation.Mirrored mirrored) {
            return "at the upstream: " + mirrored.target() + "@" + mirrored.offset()
                    + (mirrored.repeats() == 0 ? "" : ", and " + mirrored.repeats() + " times more");
        }
        if (translation instanceof Translation.Gone gone) {
            return "not in " + gone.target() + " any more, which begins at " + gone.begin()
                    + ": deleted by its retention, or compacted away";
        }
        if (translation instanceof Translation.NotMirrored not) {
            return switch (not.state()) {
                case REJECTED ->
                    "refused; 'tributary deadletters' shows the reasons, and the record is in the dead-letter topic";
                case FILTERED -> "dropped by the flow's 'when', or because it had been at this site before";
                case NO_RECORD -> "a reader finds nothing at this offset";
                case LOST -> "deleted at the source before it could be read";
                default -> "nobody can know";
            };
        }
        Long next = ((Translation.Unaccounted) translation).next();
        return next == null
                ? "no record of this partition is accounted for yet"
                : "not accounted for; the first offset that is not decided is " + next;
    }

    private static String by(LedgerEntry entry) {
        ContractStamp stamp = entry.stamp();
        String how = entry.kind() == EntryKind.REDRIVE ? "redriven" : "decided";
        return stamp == null
                ? "told by the entry of offsets " + entry.interval()
                : how + " by flow " + stamp.flow() + " in version " + stamp.flowVersion() + " (digest " + stamp.digest()
                        + "), schema " + stamp.standard() + ", in the entry of offsets " + entry.interval();
    }

    private static void writePlace(JsonGenerator generator, String name, TopicPartition place, long offset) {
        generator.writeObjectPropertyStart(name);
        generator.writeStringProperty("topic", place.topic());
        generator.writeNumberProperty("partition", place.partition());
        generator.writeNumberProperty("offset", offset);
        generator.writeEndObject();
    }

    private static void writeEntry(JsonGenerator generator, LedgerEntry entry) {
        ContractStamp stamp = entry.stamp();
        generator.writeStringProperty("kind", entry.kind().name());
        if (stamp != null) {
            generator.writeStringProperty("flow", stamp.flow().value());
            generator.writeStringProperty("flowVersion", stamp.flowVersion());
            generator.writeStringProperty("standard", stamp.standard());
            generator.writeStringProperty("contractDigest", stamp.digest());
        }
        writeText(generator, "targetTopic", entry.target());
    }

    private static void writeText(JsonGenerator generator, String name, @Nullable String value) {
        if (value != null) {
            generator.writeStringProperty(name, value);
        }
    }
}
