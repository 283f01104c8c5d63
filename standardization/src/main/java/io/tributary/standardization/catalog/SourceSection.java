package io.tributary.standardization.catalog;

import io.tributary.core.flow.Format;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.TopicNames;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.flow.ValueLayout;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the {@code source} section of a flow file. */
final class SourceSection {

    private static final Set<String> KEYS = Stream.concat(
                    Stream.of("topic", "pattern", "format", "charset", "accepts"), LayoutSection.KEYS.keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private SourceSection() {}

    static SourceDefinition read(YamlMapping section) {
        section.allowOnly(KEYS);
        TopicSelector topics = topics(section);
        ValueLayout layout = LayoutSection.read(section);
        YamlValue charsetValue = section.value("charset");
        Charset charset = charsetValue == null
                ? StandardCharsets.UTF_8
                : charsetValue.parsedName(
                        SourceSection::charset,
                        () -> Charset.availableCharsets().keySet());
        YamlValue acceptsValue = section.value("accepts");
        SchemaReference accepts = acceptsValue == null ? null : acceptsValue.parsed(SchemaReference::parse);
        return new SourceDefinition(
                topics == null ? StandIns.TOPICS : topics,
                layout,
                charset == null ? StandardCharsets.UTF_8 : charset,
                accepts);
    }

    /** A format as it is written. */
    static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable TopicSelector topics(YamlMapping section) {
        section.exclude("topic", "pattern", "a flow reads one topic or all that match a pattern");
        YamlValue topic = section.value("topic");
        YamlValue pattern = section.value("pattern");
        if (topic != null) {
            return topic.parsed(name -> new TopicSelector.Named(TopicNames.checkSource(name)));
        }
        if (pattern != null) {
            return pattern.parsed(SourceSection::matching);
        }
        if (!section.isMisspelt(Set.of("topic", "pattern"), KEYS)) {
            section.refuse("'topic' is missing: the topic that is read, or 'pattern' for all topics that match one");
        }
        return null;
    }

    private static TopicSelector matching(String expression) {
        try {
            return new TopicSelector.Matching(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "not a regular expression: " + e.getDescription() + " near position " + e.getIndex(), e);
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "unknown charset '" + name + "'; common are UTF-8, GB18030, GBK, UTF-16, ISO-8859-1", e);
        }
    }
}
