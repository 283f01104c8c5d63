package io.tributary.standardization.measure;

/**
 * A unit of measure as a multiple of the basic units metre, gram, second, coulomb, kelvin, candela, mole and radian.
 *
 * @param factor  how many of the basic units it is, but for pi
 * @param piPower how often pi is a factor besides
 * @param offset  where its zero lies, in basic units; other than zero for degrees of temperature alone
 */
record Unit(Dimension dimension, Ratio factor, int piPower, Ratio offset) {

    static final Unit ONE = new Unit(Dimension.NONE, Ratio.ONE, 0, Ratio.ZERO);

    static Unit of(Dimension dimension, Ratio factor) {
        return new Unit(dimension, factor, 0, Ratio.ZERO);
    }

    /** Whether zero of it is nothing of what it measures, so that it may be a part of other units. */
    boolean isLinear() {
        return offset.numerator().signum() == 0;
    }

    Unit scaled(Ratio by) {
        return new Unit(dimension, factor.times(by), piPower, offset);
    }

    Unit times(Unit other, int exponent) {
        return new Unit(
                dimension.times(other.dimension, exponent),
                factor.times(other.factor.power(exponent)),
                piPower + other.piPower * exponent,
                Ratio.ZERO);
    }
}
