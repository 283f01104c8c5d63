package io.tributary.standardization.catalog;

import io.tributary.core.flow.CoordinateChange;
import io.tributary.core.flow.CoordinateChange.Give;
import io.tributary.core.flow.CoordinateSystem;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.ValueSource;
import io.tributary.standardization.yaml.YamlMapping;
import io.tributary.standardization.yaml.YamlValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads where a pair of coordinates comes from, and which system it is wanted in. */
final class CoordinatesReader {

    private static final Set<String> KEYS = Set.of("longitude", "latitude", "from", "to", "give", "scale");
    private static final Map<String, CoordinateSystem> SYSTEMS = Arrays.stream(CoordinateSystem.values())
            .collect(Collectors.toMap(CoordinateSystem::keyword, Function.identity()));
    private static final Map<String, Give> GIVES =
            Map.of("longitude", Give.LONGITUDE, "latitude", Give.LATITUDE, "array", Give.ARRAY, "object", Give.OBJECT);
    private static final int MAX_SCALE = 12;

    private CoordinatesReader() {}

    static @Nullable ValueSource read(YamlValue value) {
        YamlMapping pair = value.mapping();
        if (pair == null) {
            return null;
        }
        pair.allowOnly(KEYS);
        FieldRule longitude = rule(pair, "longitude");
        FieldRule latitude = rule(pair, "latitude");
        CoordinateSystem from = choice(pair, "from", "the system of the source's coordinates, such as gcj-02", SYSTEMS);
        CoordinateSystem to = choice(pair, "to", "the system of the published coordinates, such as wgs-84", SYSTEMS);
        Give give = choice(pair, "give", "longitude, latitude, array ([longitude, latitude]) or object", GIVES);
        YamlValue scaleValue = pair.value("scale");
        Integer scale = scaleValue == null ? null : scaleValue.integer(0, MAX_SCALE);
        CoordinateChange change = new CoordinateChange(
                from == null ? CoordinateSystem.WGS_84 : from,
                to == null ? CoordinateSystem.WGS_84 : to,
                give == null ? Give.ARRAY : give,
                scale);
        return new ValueSource.Coordinates(longitude, latitude, change);
    }

    private static FieldRule rule(YamlMapping pair, String key) {
        YamlValue value = pair.required(key, "a path such as $." + key + ", or a rule");
        return value == null ? StandIns.field(key) : FieldRuleReader.read(key, value);
    }

    private static <T> @Nullable T choice(YamlMapping pair, String key, String whatFor, Map<String, T> choices) {
        YamlValue value = pair.required(key, whatFor);
        return value == null ? null : value.oneOf(choices);
    }
}
