package io.tributary.standardization.yaml;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.outcome.Wording;
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
                    Wording.of(
                            "the text has " + text.length() + " characters; at most " + MAX_CHARACTERS
                                    + " are read. Move tables into code-tables/ and schemas into schemas/",
                            "文本有 " + text.length() + " 个字符，最多读取 " + MAX_CHARACTERS
                                    + " 个。请将码表移入 code-tables/，将 Schema 移入 schemas/"));
        }
        try {
            checkNesting(text);
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.orElseThrow(() -> refusal(0, 0, Wording.of("the document is empty", "文档为空")));
        } catch (MarkedYamlEngineException e) {
            throw syntaxRefusal(e);
        } catch (ReaderException e) {
            throw refusal(
                    0,
                    0,
                    Wording.of(
                            "not a text: the character U+%04X at position %d is not allowed in YAML; is it a binary file?"
                                    .formatted(e.getCodePoint(), e.getPosition()),
                            "不是文本：位置 %2$d 的字符 U+%1$04X 在 YAML 中不允许；是否为二进制文件？"
                                    .formatted(e.getCodePoint(), e.getPosition())));
        } catch (YamlEngineException e) {
            throw refusal(0, 0, notYaml(String.valueOf(e.getMessage()), Wording.same("")));
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
                        Wording.of("nested deeper than " + MAX_NESTING + " levels", "嵌套超过 " + MAX_NESTING + " 层"));
            }
        }
    }

    private ConfigurationException syntaxRefusal(MarkedYamlEngineException fault) {
        String context = fault.getContext() == null ? "" : fault.getContext() + ", ";
        return refusal(
                line(fault.getProblemMark()),
                column(fault.getProblemMark()),
                notYaml(context + fault.getProblem(), SyntaxHint.of(fault)));
    }

    /** The parser speaks English only. */
    private static Wording notYaml(String said, Wording hint) {
        return Wording.of("not valid YAML: " + said + hint.english(), "不是有效的 YAML：\"" + said + "\"" + hint.chinese());
    }

    private ConfigurationException refusal(int line, int column, Wording wording) {
        return new ConfigurationException(List.of(new ConfigurationProblem(origin, line, column, "", wording, null)));
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(0);
    }

    private static int column(Optional<Mark> mark) {
        return mark.map(at -> at.getColumn() + 1).orElse(0);
    }
}
