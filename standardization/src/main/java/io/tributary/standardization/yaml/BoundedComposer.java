package io.tributary.standardization.yaml;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns a text into YAML nodes, and refuses what would cost too much memory or stack to hold. */
final class BoundedComposer {

    static final int MAX_CHARACTERS = 256 * 1024;
    static final int MAX_NESTING = 32;
    private static final int MAX_ALIASES = 50;

    private final String origin;
    private final LoadSettings settings;

    BoundedComposer(String origin) {
        this.origin = origin;
        this.settings = LoadSettings.builder()
                .setLabel(origin)
                .setCodePointLimit(MAX_CHARACTERS)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
    }

    Node compose(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw refusal(
                    0,
                    0,
                    "the text has " + text.length() + " characters; at most " + MAX_CHARACTERS
                            + " are read. Move tables into code-tables/ and schemas into schemas/");
        }
        try {
            checkNesting(text);
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.orElseThrow(() -> refusal(0, 0, "the document is empty"));
        } catch (MarkedYamlEngineException e) {
            throw syntaxRefusal(e);
        } catch (ReaderException e) {
            throw refusal(
                    0,
                    0,
                    "not a text: the character U+%04X at position %d is not allowed in YAML; is it a binary file?"
                            .formatted(e.getCodePoint(), e.getPosition()));
        } catch (YamlEngineException e) {
            throw refusal(0, 0, "not valid YAML: " + e.getMessage());
        }
    }

    // The composer recurses; the parser of events does not, so it looks first.
    private void checkNesting(String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_NESTING) {
                throw refusal(
                        line(event.getStartMark()),
                        column(event.getStartMark()),
                        "nested deeper than " + MAX_NESTING + " levels");
            }
        }
    }

    private ConfigurationException syntaxRefusal(MarkedYamlEngineException fault) {
        String context = fault.getContext() == null ? "" : fault.getContext() + ", ";
        return refusal(
                line(fault.getProblemMark()),
                column(fault.getProblemMark()),
                "not valid YAML: " + context + fault.getProblem() + SyntaxHint.of(fault));
    }

    private ConfigurationException refusal(int line, int column, String message) {
        return new ConfigurationException(List.of(new ConfigurationProblem(origin, line, column, "", message, null)));
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(0);
    }

    private static int column(Optional<Mark> mark) {
        return mark.map(at -> at.getColumn() + 1).orElse(0);
    }
}
