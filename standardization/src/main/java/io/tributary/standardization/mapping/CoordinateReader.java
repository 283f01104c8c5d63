package io.tributary.standardization.mapping;

import io.tributary.core.flow.Conversion.NumberKind;
import io.tributary.core.flow.CoordinateChange;
import io.tributary.core.flow.CoordinateChange.Give;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.standardization.codec.ExactNumbers;
import io.tributary.standardization.codec.JsonNull;
import io.tributary.standardization.measure.Coordinates;
import io.tributary.standardization.measure.Position;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pair of coordinates in another system, or one of them. There is no value where either is absent. */
final class CoordinateReader implements ValueReader {

    private static final int DEFAULT_SCALE = 6;
    private static final BigDecimal MAX_LONGITUDE = BigDecimal.valueOf(180);
    private static final BigDecimal MAX_LATITUDE = BigDecimal.valueOf(90);

    private final FieldPlan longitude;
    private final FieldPlan latitude;
    private final CoordinateChange change;
    private final NumberConversion number;
    private final String rule;

    CoordinateReader(FieldPlan longitude, FieldPlan latitude, CoordinateChange change, int maxDigits) {
        this.longitude = longitude;
        this.latitude = latitude;
        this.change = change;
        this.number = new NumberConversion(NumberKind.DECIMAL, maxDigits);
        this.rule =
                "coordinates: " + change.from().keyword() + " to " + change.to().keyword();
    }

    @Override
    public @Nullable Object read(RecordScope scope) throws FieldRefusal {
        BigDecimal east = number(longitude, scope);
        BigDecimal north = number(latitude, scope);
        if (east == null || north == null) {
            return null;
        }
        requireOnEarth(east, north, scope);
        return given(east, north);
    }

    private @Nullable BigDecimal number(FieldPlan plan, RecordScope scope) throws FieldRefusal {
        try {
            Object value = plan.value(scope);
            return value == null || value == JsonNull.NULL ? null : ExactNumbers.decimal(number.convert(value));
        } catch (FieldRefusal e) {
            throw FieldRefusal.of(plan.refusals(e, scope));
        }
    }

    private void requireOnEarth(BigDecimal east, BigDecimal north, RecordScope scope) throws FieldRefusal {
        boolean eastIn = east.abs().compareTo(MAX_LONGITUDE) <= 0;
        boolean northIn = north.abs().compareTo(MAX_LATITUDE) <= 0;
        if (eastIn && northIn) {
            return;
        }
        boolean swapped = east.abs().compareTo(MAX_LATITUDE) <= 0 && north.abs().compareTo(MAX_LONGITUDE) <= 0;
        Wording reason = northIn
                ? Wording.of("is no longitude: it lies outside -180 to 180 degrees", "不是经度：超出 -180 至 180 度")
                : swapped
                        ? Wording.of(
                                "is no latitude: it lies outside -90 to 90 degrees; longitude and latitude look swapped",
                                "不是纬度：超出 -90 至 90 度；经度与纬度可能写反了")
                        : Wording.of("is no latitude: it lies outside -90 to 90 degrees", "不是纬度：超出 -90 至 90 度");
        FieldPlan wrong = northIn ? longitude : latitude;
        FieldRefusal refusal = new FieldRefusal(
                ErrorCode.INVALID_COORDINATES,
                rule,
                Wording.of("degrees of longitude and latitude", "经度和纬度的度数"),
                northIn ? east : north,
                reason);
        throw FieldRefusal.of(wrong.refusals(refusal, scope));
    }

    private Object given(BigDecimal east, BigDecimal north) {
        boolean same = Coordinates.isSame(change.from(), change.to());
        Position position =
                Coordinates.convert(new Position(east.doubleValue(), north.doubleValue()), change.from(), change.to());
        Object lon = written(same ? east : new BigDecimal(position.longitude()), same);
        Object lat = written(same ? north : new BigDecimal(position.latitude()), same);
        if (change.give() == Give.LONGITUDE) {
            return lon;
        }
        if (change.give() == Give.LATITUDE) {
            return lat;
        }
        if (change.give() == Give.ARRAY) {
            return List.of(lon, lat);
        }
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("longitude", lon);
        both.put("latitude", lat);
        return both;
    }

    private Object written(BigDecimal degrees, boolean same) {
        Integer scale = change.scale();
        int digits = scale != null ? scale : same ? degrees.scale() : DEFAULT_SCALE;
        return ExactNumbers.inTree(degrees.scale() > digits ? degrees.setScale(digits, RoundingMode.HALF_UP) : degrees);
    }

    @Override
    public Stream<String> places(RecordScope scope) {
        return Stream.concat(longitude.places(scope), latitude.places(scope));
    }

    @Override
    public boolean masks() {
        return longitude.isMasked() || latitude.isMasked();
    }

    @Override
    public boolean mayShowMasked() {
        return longitude.mayShowMasked() || latitude.mayShowMasked();
    }

    @Override
    public boolean readsAnywhere() {
        return longitude.readsAnywhere() || latitude.readsAnywhere();
    }
}
