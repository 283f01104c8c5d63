package io.tributary.standardization.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.core.flow.CoordinateSystem;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTests {

    private static final Offset<Double> SAME_DIGITS = within(1e-10);
    private static final Offset<Double> A_CENTIMETRE = within(1e-7);

    /** As other programs publish them. */
    @ParameterizedTest
    @CsvSource({
        "WGS_84, GCJ_02, 116.404, 39.915, 116.41024449916938, 39.91640428150164",
        "GCJ_02, BD_09, 116.404, 39.915, 116.41036949371029, 39.92133699351021",
    })
    void referencePointsAreMet(
            CoordinateSystem from, CoordinateSystem to, double x, double y, double longitude, double latitude) {
        Position converted = Coordinates.convert(new Position(x, y), from, to);

        assertThat(converted.longitude()).isCloseTo(longitude, SAME_DIGITS);
        assertThat(converted.latitude()).isCloseTo(latitude, SAME_DIGITS);
    }

    /** Other programs undo the shifts in one step, which leaves metres. */
    @ParameterizedTest
    @CsvSource({
        "GCJ_02, WGS_84, 116.404, 39.915, 116.39775550083061, 39.91359571849836",
        "BD_09, GCJ_02, 116.404, 39.915, 116.39762729119315, 39.90865673957631"
    })
    void undoneShiftsAreNearWhatOneStepGives(
            CoordinateSystem from, CoordinateSystem to, double x, double y, double longitude, double latitude) {
        Position converted = Coordinates.convert(new Position(x, y), from, to);

        assertThat(converted.longitude()).isCloseTo(longitude, within(3e-5));
        assertThat(converted.latitude()).isCloseTo(latitude, within(3e-5));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {51, 52, 53, 54})
    void everyPlaceInChinaIsReachedBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            Position place = new Position(random.nextDouble(73.5, 135.1), random.nextDouble(3.8, 53.6));
            for (CoordinateSystem from : CoordinateSystem.values()) {
                for (CoordinateSystem to : CoordinateSystem.values()) {
                    Position back = Coordinates.convert(Coordinates.convert(place, from, to), to, from);
                    assertThat(back.longitude()).isCloseTo(place.longitude(), A_CENTIMETRE);
                    assertThat(back.latitude()).isCloseTo(place.latitude(), A_CENTIMETRE);
                }
            }
        }
    }

    /** Iteration leaves less than a billionth of a degree. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {61, 62})
    void anUndoneShiftIsExact(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            Position shifted = new Position(random.nextDouble(73.5, 135.1), random.nextDouble(3.8, 53.6));
            Position plain = Coordinates.convert(shifted, CoordinateSystem.GCJ_02, CoordinateSystem.WGS_84);
            assertThat(ChinaShift.inChina(plain).distance(shifted)).isLessThan(1e-9);
        }
    }

    @Test
    void outsideChinaNothingIsShiftedToGcj() {
        Position paris = new Position(2.3522, 48.8566);

        assertThat(Coordinates.convert(paris, CoordinateSystem.WGS_84, CoordinateSystem.GCJ_02))
                .isEqualTo(paris);
        assertThat(Coordinates.convert(paris, CoordinateSystem.GCJ_02, CoordinateSystem.CGCS2000))
                .isEqualTo(paris);
    }

    @Test
    void systemsThatAgreeLeaveAPlaceAsItIs() {
        Position place = new Position(120.155, 30.274);

        assertThat(Coordinates.convert(place, CoordinateSystem.WGS_84, CoordinateSystem.CGCS2000))
                .isSameAs(place);
        assertThat(Coordinates.convert(place, CoordinateSystem.BD_09, CoordinateSystem.BD_09))
                .isSameAs(place);
    }

    @ParameterizedTest
    @CsvSource({
        "GCJ_02, BD_09, 180, 10",
        "GCJ_02, BD_09, 179.9999, 89.9999",
        "WGS_84, BD_09, 0, 90",
        "BD_09, GCJ_02, -180, -10",
        "BD_09, WGS_84, -179.9999, -90",
        "BD_09, CGCS2000, 12, -89.9999"
    })
    void noPlaceLeavesTheGlobe(CoordinateSystem from, CoordinateSystem to, double x, double y) {
        Position converted = Coordinates.convert(new Position(x, y), from, to);

        assertThat(converted.longitude()).isBetween(-180.0, 180.0);
        assertThat(converted.latitude()).isBetween(-90.0, 90.0);
        double turned = Math.abs(converted.longitude() - x);
        assertThat(Math.min(turned, 360 - turned))
                .as("still beside where it was")
                .isLessThan(0.03);
    }
}
