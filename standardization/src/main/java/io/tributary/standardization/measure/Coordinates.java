package io.tributary.standardization.measure;

import io.tributary.core.flow.CoordinateSystem;
import java.util.function.UnaryOperator;

/**
 * Turns positions from one system into another by way of GCJ-02. The shifts that are known one way only are undone by
 * iteration, to less than 1e-9 degrees. Every machine gives the same digits: the functions are {@link StrictMath}'s.
 * Stateless.
 */
public final class Coordinates {

    private static final double CLOSE = 1e-10;
    private static final int MAX_STEPS = 30;

    private Coordinates() {}

    public static Position convert(Position position, CoordinateSystem from, CoordinateSystem to) {
        if (isSame(from, to)) {
            return position;
        }
        Position shifted = switch (from) {
            case WGS_84, CGCS2000 -> ChinaShift.shifted(position);
            case BD_09 -> undone(position, BaiduShift::shifted);
            case GCJ_02 -> position;
        };
        Position converted = switch (to) {
            case WGS_84, CGCS2000 -> ChinaShift.isInChina(shifted) ? undone(shifted, ChinaShift::inChina) : shifted;
            case BD_09 -> BaiduShift.shifted(shifted);
            case GCJ_02 -> shifted;
        };
        return converted.onGlobe();
    }

    /** CGCS2000 and WGS-84 differ by centimetres. */
    public static boolean isSame(CoordinateSystem one, CoordinateSystem other) {
        return one == other || isUnshifted(one) && isUnshifted(other);
    }

    private static boolean isUnshifted(CoordinateSystem system) {
        return system == CoordinateSystem.WGS_84 || system == CoordinateSystem.CGCS2000;
    }

    /** The position that the shift leads to this one: what is left of the difference is taken off until nothing is. */
    private static Position undone(Position shifted, UnaryOperator<Position> shift) {
        Position guess = shifted;
        for (int step = 0; step < MAX_STEPS; step++) {
            Position reached = shift.apply(guess);
            if (reached.distance(shifted) < CLOSE) {
                return guess;
            }
            guess = guess.plus(shifted.minus(reached));
        }
        return guess;
    }
}
