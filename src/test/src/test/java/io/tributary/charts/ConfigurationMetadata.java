package io.tributary.charts;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The configuration keys that the application and its frameworks declare, with their types. */
record ConfigurationMetadata(Map<String, String> types) {

    private static final String RESOURCE = "META-INF/spring-configuration-metadata.json";
    private static final Pattern MAP_OF_RECORDS =
            Pattern.compile("java\\.util\\.Map<[\\w.$]+,(io\\.tributary\\.[\\w.$]+)>");

    ConfigurationMetadata {
        types = Map.copyOf(types);
    }

    static ConfigurationMetadata onClassPath() {
        Map<String, String> types = new HashMap<>();
        try {
            for (URL url : Collections.list(
                    ConfigurationMetadata.class.getClassLoader().getResources(RESOURCE))) {
                try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    add(JsonParser.parseReader(reader).getAsJsonObject(), types);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfigurationMetadata(types);
    }

    private static void add(JsonObject metadata, Map<String, String> types) {
        for (JsonElement element : metadata.getAsJsonArray("properties")) {
            JsonObject property = element.getAsJsonObject();
            types.put(
                    property.get("name").getAsString(),
                    property.has("type") ? property.get("type").getAsString() : "");
        }
    }

    /** Whether the key is declared, or lies below a declared map of values. */
    boolean knows(String key) {
        if (types.containsKey(key)) {
            return true;
        }
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            String type = types.getOrDefault(key.substring(0, dot), "");
            if (type.startsWith("java.util.Map")) {
                Matcher records = MAP_OF_RECORDS.matcher(type);
                return !records.matches() || isComponent(records.group(1), key.substring(dot + 1));
            }
        }
        return false;
    }

    /** Whether a key such as {@code <name>.max-bytes} names a component of the record. */
    private static boolean isComponent(String record, String key) {
        String member = key.substring(key.indexOf('.') + 1).replace("-", "");
        try {
            return Stream.of(Class.forName(record).getRecordComponents())
                    .anyMatch(component -> component.getName().equalsIgnoreCase(member));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
