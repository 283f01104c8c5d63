package io.tributary.standardization.measure;

/** A place on the earth, in degrees; east and north are positive. */
public record Position(double longitude, double latitude) {

    Position plus(Position shift) {
        return new Position(longitude + shift.longitude, latitude + shift.latitude);
    }

    Position minus(Position other) {
        return new Position(longitude - other.longitude, latitude - other.latitude);
    }

    /** The larger of both differences. */
    double distance(Position other) {
        return Math.max(Math.abs(longitude - other.longitude), Math.abs(latitude - other.latitude));
    }
}
