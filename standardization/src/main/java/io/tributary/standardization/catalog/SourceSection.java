package io.tributary.standardization.catalog;

import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.Format;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the {@code source} section of a flow file. */
final class SourceSection {

    private static final Set<String> KEYS = Set.of("topic", "pattern", "format", "charset", "accepts", "csv");
    private static final Set<String> CSV_KEYS = Set.of("columns", "separator");
    private static final Map<String, Format> FORMATS =
            Map.of("json", Format.JSON, "csv", Format.CSV, "xml", Format.XML, "avro", Format.AVRO);
    private static final CsvLayout PLAIN_CSV = new CsvLayout(List.of(), ',');

    private SourceSection() {}

    static @Nullable SourceDefinition read(@Nullable YamlMapping section) {
        if (section == null) {
            return null;
        }
        section.allowOnly(KEYS);
        TopicSelector topics = topics(section);
        YamlValue formatValue = section.required("format", "one of json, csv, xml, avro");
        Format format = formatValue == null ? null : formatValue.oneOf(FORMATS);
        YamlValue charsetValue = section.value("charset");
        Charset charset = charsetValue == null
                ? StandardCharsets.UTF_8
                : charsetValue.parsedName(
                        SourceSection::charset,
                        () -> Charset.availableCharsets().keySet());
        YamlValue acceptsValue = section.value("accepts");
        SchemaReference accepts = acceptsValue == null ? null : acceptsValue.parsed(SchemaReference::parse);
        CsvLayout csv = csv(section, format);
        if (topics == null || format == null || charset == null) {
            return null;
        }
        return (format == Format.CSV) == (csv != null)
                ? new SourceDefinition(topics, format, charset, accepts, csv)
                : null;
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
        section.refuse("'topic' is missing: the topic that is read, or 'pattern' for all topics that match one");
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

    private static @Nullable CsvLayout csv(YamlMapping section, @Nullable Format format) {
        YamlValue value = section.value("csv");
        if (value == null) {
            return format == Format.CSV ? PLAIN_CSV : null;
        }
        if (format != null && format != Format.CSV) {
            value.refuse("'csv' goes with 'format: csv' only");
            return null;
        }
        YamlMapping layout = value.mapping();
        if (layout == null) {
            return null;
        }
        layout.allowOnly(CSV_KEYS);
        return new CsvLayout(columns(layout), separator(layout));
    }

    private static List<String> columns(YamlMapping layout) {
        List<String> columns = new ArrayList<>();
        for (YamlValue item : layout.items("columns")) {
            String column = item.text();
            if (column != null && columns.contains(column)) {
                item.refuse("the column '" + column + "' is listed twice");
            } else if (column != null) {
                columns.add(column);
            }
        }
        return columns;
    }

    private static char separator(YamlMapping layout) {
        YamlValue value = layout.value("separator");
        String separator = value == null ? null : value.characters();
        if (value == null || separator == null) {
            return PLAIN_CSV.separator();
        }
        if (separator.length() != 1 || "\"\r\n".contains(separator)) {
            value.refuse("the separator is one character that is no quote and no line end, such as \",\" or \"\\t\"");
            return PLAIN_CSV.separator();
        }
        return separator.charAt(0);
    }
}
