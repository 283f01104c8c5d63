package io.tributary.standardization.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Converts numbers from one unit to another: times a factor, plus an offset. Exact, or rounded half up to the digits that
 * were asked for; nothing is rounded on the way.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class UnitFactor {

    /** More digits than any number with a bounded scale needs. */
    private static final BigDecimal PI = new BigDecimal("3.14159265358979323846264338327950288419716939937510"
            + "58209749445923078164062862089986280348253421170679"
            + "82148086513282306647093844609550582231725359408128"
            + "48111745028410270193852110555964462294895493038196");

    private final BigDecimal multiplier;
    private final BigDecimal addend;
    private final BigDecimal divisor;
    private final @Nullable Integer scale;

    private UnitFactor(BigDecimal multiplier, BigDecimal addend, BigDecimal divisor, @Nullable Integer scale) {
        this.multiplier = multiplier;
        this.addend = addend;
        this.divisor = divisor;
        this.scale = scale;
    }

    /**
     * @param scale digits after the point that the result has at most; absent: the result is exact
     * @throws IllegalArgumentException where a unit is unknown, they measure different things, or no result could be
     *     written out
     */
    public static UnitFactor of(String from, String to, @Nullable Integer scale) {
        Unit[] pair = units(from, to);
        Unit source = pair[0];
        Unit target = pair[1];
        if (!source.dimension().equals(target.dimension())) {
            throw new IllegalArgumentException(
                    "'" + from + "' measures " + source.dimension().name() + " and '" + to + "' "
                            + target.dimension().name() + ": no factor leads from one to the other");
        }
        Ratio factor = source.factor().over(target.factor());
        int piPower = source.piPower() - target.piPower();
        Ratio offset = source.offset().minus(target.offset()).over(target.factor());
        boolean exact = piPower == 0 && factor.isDecimal() && offset.isDecimal();
        if (!exact && scale == null) {
            throw new IllegalArgumentException("a number of '" + to + "' from '" + from
                    + "' has endless digits; say with 'scale' to how many after the point it is rounded");
        }
        if (scale == null) {
            return new UnitFactor(factor.decimal(), offset.decimal(), BigDecimal.ONE, null);
        }
        Ratio whole = factor.times(Ratio.of(PI).power(piPower));
        BigInteger common = whole.denominator().multiply(offset.denominator());
        return new UnitFactor(
                new BigDecimal(whole.numerator().multiply(offset.denominator())),
                new BigDecimal(offset.numerator().multiply(whole.denominator())),
                new BigDecimal(common),
                scale);
    }

    /** Both are looked at, whatever is wrong with the first. */
    private static Unit[] units(String... codes) {
        Unit[] units = new Unit[codes.length];
        StringJoiner faults = new StringJoiner("; ");
        for (int i = 0; i < codes.length; i++) {
            try {
                units[i] = new UnitParser(codes[i], UnitTable.field()).parse();
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
            }
        }
        if (faults.length() > 0) {
            throw new IllegalArgumentException(faults.toString());
        }
        return units;
    }

    public BigDecimal convert(BigDecimal number) {
        BigDecimal product = number.multiply(multiplier).add(addend);
        if (scale == null) {
            return product;
        }
        BigDecimal rounded =
                product.divide(divisor, scale, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
