package io.tributary.standardization.measure;

/** A place on the earth, in degrees; east and north are positive. */
public record Position(double longitude, double latitude) {

    private static final double HALF_TURN = 180;
    private static final double POLE = 90;

    Position plus(Position shift) {
        return new Position(longitude + shift.longitude, latitude + shift.latitude);
    }

    Position minus(Position other) {
        return new Position(longitude - other.longitude, latitude - other.latitude);
    }

    /**
     * The same place by degrees that there are: beyond 180 degrees east follows the west. Beyond a pole there is nothing,
     * and no shift is meant to lead there.
     */
    Position onGlobe() {
        double east = longitude > HALF_TURN
                ? longitude - 2 * HALF_TURN
                : longitude < -HALF_TURN ? longitude + 2 * HALF_TURN : longitude;
        return new Position(east, Math.max(-POLE, Math.min(POLE, latitude)));
    }

    /** The larger of both differences. */
    double distance(Position other) {
        return Math.max(Math.abs(longitude - other.longitude), Math.abs(latitude - other.latitude));
    }
}
