package io.tributary.standardization.catalog;

import io.tributary.core.flow.AvroLayout;
import io.tributary.core.flow.CsvLayout;
import io.tributary.core.flow.Format;
import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.SchemaReference;
import io.tributary.core.flow.ValueLayout;
import io.tributary.core.flow.XmlLayout;
import io.tributary.standardization.mapping.SingularPath;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads what the {@code source} section of a flow file says about its format. */
final class LayoutSection {

    /** The keys of the section that go with some formats only. */
    static final Map<String, Set<Format>> KEYS = Map.of(
            "csv", EnumSet.of(Format.CSV),
            "xml", EnumSet.of(Format.XML),
            "avro", EnumSet.of(Format.AVRO),
            "wire", EnumSet.of(Format.JSON, Format.AVRO),
            "embedded", EnumSet.of(Format.JSON));

    private static final Map<String, Format> FORMATS =
            Map.of("json", Format.JSON, "csv", Format.CSV, "xml", Format.XML, "avro", Format.AVRO);
    private static final Map<String, Boolean> WIRES = Map.of("confluent", true);
    private static final CsvLayout PLAIN_CSV = new CsvLayout(List.of(), ',');
    private static final String NO_QUOTE = "none";

    private LayoutSection() {}

    /** Looks at the keys of every format, so that a wrong format hides nothing. */
    static ValueLayout read(YamlMapping section) {
        YamlValue formatValue = section.required("format", "one of json, csv, xml, avro");
        Format format = formatValue == null ? null : formatValue.oneOf(FORMATS);
        if (format == null) {
            section.giveUp("format");
        } else {
            allowOnlyKeysOf(format, section);
        }
        boolean wire = hasWire(section);
        JsonLayout json = new JsonLayout(wire, texts(section, "embedded", "the path", LayoutSection::path));
        CsvLayout csv = csv(section);
        XmlLayout xml = xml(section);
        AvroLayout avro = avro(section, wire);
        return format == null
                ? StandIns.LAYOUT
                : switch (format) {
                    case JSON -> json;
                    case CSV -> csv;
                    case XML -> xml;
                    case AVRO -> avro;
                };
    }

    private static void allowOnlyKeysOf(Format format, YamlMapping section) {
        for (Map.Entry<String, Set<Format>> key : KEYS.entrySet()) {
            YamlValue value = section.value(key.getKey());
            if (value != null && !key.getValue().contains(format)) {
                String formats = String.join(
                        " or ",
                        key.getValue().stream()
                                .map(other -> "'format: " + SourceSection.word(other) + "'")
                                .toList());
                value.refuse("'" + key.getKey() + "' goes with " + formats + " only");
            }
        }
    }

    // Another word is told, and taken for this one: no attribute is refused for want of a schema id then.
    private static boolean hasWire(YamlMapping section) {
        YamlValue wire = section.value("wire");
        return wire != null && !Boolean.FALSE.equals(wire.oneOf(WIRES));
    }

    private static String path(String written) {
        SingularPath.parse(written);
        return written;
    }

    private static List<String> texts(YamlMapping section, String key, String what, Function<String, String> checked) {
        YamlValue list = section.value(key);
        List<String> texts = new ArrayList<>();
        for (YamlValue item : list == null ? List.<YamlValue>of() : list.items()) {
            String text = item.parsed(checked);
            if (text != null && texts.contains(text)) {
                item.refuse(what + " '" + text + "' is listed twice");
            } else if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static CsvLayout csv(YamlMapping section) {
        YamlValue value = section.value("csv");
        YamlMapping csv = value == null ? null : value.mapping();
        if (csv == null) {
            return PLAIN_CSV;
        }
        csv.allowOnly(Set.of("columns", "separator", "quote", "trim"));
        char separator = character(csv, "separator", PLAIN_CSV.separator());
        char quote = character(csv, "quote", PLAIN_CSV.quote());
        if (separator == quote) {
            csv.refuse("separator and quote are the same character");
        }
        YamlValue trim = csv.value("trim");
        return new CsvLayout(
                columns(csv),
                separator,
                quote,
                trim != null && Boolean.TRUE.equals(trim.parsedCharacters(LayoutSection::bool)));
    }

    /** None where one could not be read: no path is refused for want of it. */
    private static List<String> columns(YamlMapping csv) {
        List<String> columns = texts(csv, "columns", "the column", Function.identity());
        YamlValue list = csv.value("columns");
        return list != null && list.isList() && list.items().size() > columns.size() ? List.of() : columns;
    }

    private static Boolean bool(String written) {
        return switch (written) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false; got '" + written + "'");
        };
    }

    private static char character(YamlMapping csv, String key, char otherwise) {
        YamlValue value = csv.value(key);
        String character = value == null ? null : value.characters();
        if (value == null || character == null) {
            return otherwise;
        }
        boolean isQuote = key.equals("quote");
        if (isQuote && character.equals(NO_QUOTE)) {
            return CsvLayout.NO_QUOTE;
        }
        boolean unfit = character.length() != 1
                || "\r\n\0".contains(character)
                || (isQuote
                        ? character.charAt(0) > '~' || Character.isLetterOrDigit(character.charAt(0))
                        : character.equals("\""));
        if (unfit) {
            value.refuse(
                    isQuote
                            ? "the quote is one ASCII character that is no letter, digit or line end, such as \"'\"; or none"
                            : "the separator is one character that is no quote and no line end, such as \",\" or \"\\t\"");
            return otherwise;
        }
        return character.charAt(0);
    }

    private static XmlLayout xml(YamlMapping section) {
        YamlValue value = section.value("xml");
        YamlMapping xml = value == null ? null : value.mapping();
        if (xml == null) {
            return XmlLayout.PLAIN;
        }
        xml.allowOnly(Set.of("arrays"));
        return new XmlLayout(Set.copyOf(texts(xml, "arrays", "the element", Function.identity())));
    }

    private static AvroLayout avro(YamlMapping section, boolean wire) {
        YamlValue value = section.value("avro");
        YamlMapping avro = value == null ? null : value.mapping();
        if (avro == null) {
            if (value != null) {
                section.giveUp("format");
            }
            return AvroLayout.REGISTRY;
        }
        avro.allowOnly(Set.of("schema", "ids"));
        avro.exclude("schema", "ids", "values of one fixed schema carry no schema id");
        YamlValue schemaValue = avro.value("schema");
        SchemaReference schema = schemaValue == null ? null : schemaValue.parsed(SchemaReference::parse);
        if (schemaValue != null && wire) {
            schemaValue.refuse("'schema' does not go with 'wire': such values name their schema by id; give 'ids'"
                    + " where no registry knows them");
        }
        Map<Integer, SchemaReference> ids = ids(avro);
        if (schema == null && ids.isEmpty()) {
            section.giveUp("format");
        }
        return ids.isEmpty() ? new AvroLayout(schema, ids) : new AvroLayout(null, ids);
    }

    private static Map<Integer, SchemaReference> ids(YamlMapping avro) {
        Map<Integer, SchemaReference> ids = new LinkedHashMap<>();
        YamlValue value = avro.value("ids");
        YamlMapping entries = value == null ? null : value.mapping();
        if (value == null || entries == null) {
            return ids;
        }
        entries.entries().forEach((written, named) -> {
            SchemaReference schema = named.parsed(SchemaReference::parse);
            if (!written.matches("0|[1-9][0-9]{0,8}")) {
                named.refuse("a schema's id is a number; got '" + written + "'");
            } else if (schema != null) {
                ids.put(Integer.valueOf(written), schema);
            }
        });
        if (entries.entries().isEmpty()) {
            value.refuse("no id is given; leave 'ids' out where the schema registry knows them");
        }
        return ids;
    }
}
