package io.tributary.benchmark;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.everit.json.schema.Schema;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The flow {@code plain} as one writes it today: a Jackson tree mapped by hand, and everit on org.json. */
final class HandWrittenStandardizer {

    private static final DateTimeFormatter SOURCE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter STANDARD_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, String> divisions = table("divisions");
    private final Map<String, String> pollutants = table("pollutants");
    private final Map<String, String> qualities = table("quality-levels");
    private final Schema schema = SchemaLoader.builder()
            .draftV7Support()
            .schemaJson(new JSONObject(BenchmarkCatalog.text("schemas/air-quality.json")))
            .build()
            .load()
            .build();

    /** From name to code. */
    private static Map<String, String> table(String name) {
        Map<String, String> codes = new HashMap<>();
        BenchmarkCatalog.text("code-tables/" + name + ".csv")
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> codes.put(cells[1], cells[0]));
        return codes;
    }

    byte[] standardize(byte[] value) {
        JsonNode source = mapper.readTree(value);
        JsonNode properties = source.path("properties");
        ObjectNode standard = mapper.createObjectNode();
        standard.put("stationCode", properties.path("stationcode").asString());
        standard.put("stationName", properties.path("positionname").asString());
        standard.put("cityCode", divisions.get(properties.path("area").asString()));
        standard.put(
                "pollutant", pollutants.get(properties.path("primarypollutant").asString()));
        standard.put("quality", qualities.get(properties.path("quality").asString()));
        standard.put(
                "observedAt",
                LocalDateTime.parse(properties.path("timepoint").asString(), SOURCE_TIME)
                        .atZone(ZONE)
                        .format(STANDARD_TIME));
        integer(standard, "pm25", properties.path("pm2_5").asString());
        integer(standard, "pm10", properties.path("pm10").asString());
        integer(standard, "no2", properties.path("no2").asString());
        integer(standard, "so2", properties.path("so2").asString());
        standard.put("co", new BigDecimal(properties.path("co").asString()));
        JsonNode coordinates = source.path("geometry").path("coordinates");
        standard.set("longitude", coordinates.path(0));
        standard.set("latitude", coordinates.path(1));
        standard.put("published", properties.path("ispublish").asString());
        standard.put("source", "city-stations");
        byte[] bytes = mapper.writeValueAsBytes(standard);
        schema.validate(new JSONObject(new String(bytes, StandardCharsets.UTF_8)));
        return bytes;
    }

    private static void integer(ObjectNode standard, String name, String text) {
        if (!text.isEmpty() && !text.equals("-;")) {
            standard.put(name, Long.parseLong(text));
        }
    }
}
