package io.tributary.core.flow;

import org.jspecify.annotations.Nullable;

/**
 * How a pair of coordinates turns from one system into another.
 *
 * @param scale digits after the point to which the results are rounded, half up; absent: 6 (a tenth of a metre) where the
 *     systems differ, and as many as there are where they do not
 */
public record CoordinateChange(
        CoordinateSystem from,
        CoordinateSystem to,
        Give give,
        @Nullable Integer scale) {

    /** What is published of the pair. */
    public enum Give {
        LONGITUDE,
        LATITUDE,
        /** Longitude first, as GeoJSON has it. */
        ARRAY,
        /** With the members longitude and latitude. */
        OBJECT
    }
}
