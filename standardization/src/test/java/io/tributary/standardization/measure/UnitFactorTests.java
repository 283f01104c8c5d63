package io.tributary.standardization.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitFactorTests {

    private static BigDecimal converted(String number, String from, String to, Integer scale) {
        return UnitFactor.of(from, to, scale).convert(new BigDecimal(number));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0.069, mg/m3, ug/m3, 69.000",
                "69, ug/m3, mg/m3, 0.069",
                "1, g/L, mg/m3, 1000000",
                "1, mg/L, g/m3, 1",
                "1, [mi_i]/h, m/s, 0.44704",
                "1, [kn_i], km/h, 1.852",
                "1, m/s, km/h, 3.6",
                "1013.25, hPa, Pa, 101325.00",
                "1, atm, kPa, 101.325",
                "760, mm[Hg], kPa, 101.32472000",
                "1, mm[H2O], Pa, 9.80665",
                "1, bar, mbar, 1000",
                "25, Cel, K, 298.15",
                "-40, Cel, [degF], -40.0",
                "100, Cel, [degF], 212.0",
                "0, K, Cel, -273.15",
                "1, [ft_i], m, 0.3048",
                "1, [in_i], mm, 25.4",
                "1, [nmi_i], km, 1.852",
                "1, har, m2, 10000",
                "1, m3/s, L/s, 1000",
                "1, kW.h, J, 3600000",
                "1, kW.h, MJ, 3.6",
                "1, kcal, kJ, 4.184",
                "1, t, kg, 1000",
                "1, d, s, 86400",
                "1, %, [ppm], 10000",
                "1, deg, ', 60",
                "1, deg, '', 3600",
                "1, uS/cm, mS/m, 0.1",
                "1, mmol/L, mol/m3, 1",
                "5, 10*3/uL, 10*9/L, 5",
                "1, N/m2, Pa, 1",
                "1, kg/(m.s2), Pa, 1",
                "1, ug{PM2.5}/m3, ug/m3, 1",
                "1, mSv/h, uSv/h, 1000",
                "1, m/s2, cm.s-2, 100"
            })
    void numbersConvertExactly(String number, String from, String to, String expected) {
        assertThat(converted(number, from, to, null)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "36, km/h, m/s, 3, 10",
        "1, km/h, m/s, 6, 0.277778",
        "1, km/h, m/s, 0, 0",
        "100, [degF], Cel, 2, 37.78",
        "1, hPa, mm[Hg], 4, 0.7501",
        "180, deg, rad, 20, 3.14159265358979323846",
        "1, rad, deg, 12, 57.295779513082",
        "1, m3/h, L/s, 3, 0.278",
        "-1, km/h, m/s, 1, -0.3",
        "1.25, m, m, 1, 1.3",
        "-1.25, m, m, 1, -1.3"
    })
    void whatHasEndlessDigitsIsRoundedHalfUp(String number, String from, String to, int scale, String expected) {
        assertThat(converted(number, from, to, scale)).isEqualTo(new BigDecimal(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "km/h | m/s | endless digits",
                "deg | rad | endless digits",
                "[degF] | Cel | endless digits",
                "mg/m3 | m/s | 'mg/m3' measures mass concentration and 'm/s' speed",
                "Pa | K | 'Pa' measures pressure and 'K' temperature",
                "mol/L | g/L | amount concentration",
                "ug/m3 | xy | 'xy' is no unit",
                "µg/m³ | ug/m3 | did you mean 'ug'?",
                "mmHg | Pa | did you mean 'mm[Hg]'?",
                "℃ | K | did you mean 'Cel'?",
                "mph | m/s | did you mean '[mi_i]/h'?",
                "Cel/h | K/h | a difference of temperatures is measured in K",
                "m//s | m/s | units are written as in UCUM",
                "m/ | m | lacks a unit",
                "(m | m | lacks a ')'",
                "m) | m | where a unit has ended",
                "m{x | m | lacks a '}'",
                "m99 | m | has the exponent '99'",
                "kmin | s | 'kmin' is no unit"
            })
    void whatCannotConvertIsRefusedWithTheReason(String from, String to, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitFactor.of(from, to, null))
                .withMessageContaining(reason);
    }

    /** There and back again, where both ways are exact, is the same number. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void exactConversionsAreUndoneExactly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<String>> pairs = List.of(
                List.of("mg/m3", "ug/m3"),
                List.of("Cel", "K"),
                List.of("hPa", "bar"),
                List.of("m3/s", "L/s"),
                List.of("[ppm]", "%"));
        for (int round = 0; round < 2_000; round++) {
            List<String> pair = pairs.get(random.nextInt(pairs.size()));
            BigDecimal number = BigDecimal.valueOf(random.nextLong(), random.nextInt(-3, 25));
            BigDecimal there = UnitFactor.of(pair.get(0), pair.get(1), null).convert(number);
            assertThat(UnitFactor.of(pair.get(1), pair.get(0), null).convert(there))
                    .isEqualByComparingTo(number);
        }
    }

    /** A rounded result differs from the exact fraction by at most half a unit of its last digit. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43})
    void aRoundedResultIsTheNearestOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            int scale = random.nextInt(12);
            BigDecimal number = BigDecimal.valueOf(random.nextLong(), random.nextInt(20));
            BigDecimal rounded = UnitFactor.of("km/h", "m/s", scale).convert(number);
            BigDecimal off =
                    rounded.multiply(new BigDecimal("3.6")).subtract(number).abs();
            assertThat(off).isLessThanOrEqualTo(new BigDecimal("1.8").scaleByPowerOfTen(-scale));
        }
    }

    @Test
    void everyUnitOfTheTableConvertsToItself() {
        for (String code : UnitTable.field().codes()) {
            assertThat(converted("1.5", code, code, null)).as(code).isEqualByComparingTo("1.5");
        }
    }
}
