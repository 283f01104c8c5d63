package io.tributary.standardization.measure;

/** The shift from GCJ-02 to BD-09, as it became known. Stateless. */
final class BaiduShift {

    private static final double WAVE = StrictMath.PI * 3000 / 180;
    private static final double EAST = 0.0065;
    private static final double NORTH = 0.006;

    private BaiduShift() {}

    static Position shifted(Position position) {
        double x = position.longitude();
        double y = position.latitude();
        double radius = StrictMath.sqrt(x * x + y * y) + 0.00002 * StrictMath.sin(y * WAVE);
        double angle = StrictMath.atan2(y, x) + 0.000003 * StrictMath.cos(x * WAVE);
        return new Position(radius * StrictMath.cos(angle) + EAST, radius * StrictMath.sin(angle) + NORTH);
    }
}
