package io.tributary.standardization.measure;

/** The shift from WGS-84 to GCJ-02, as it became known. Outside a rectangle around China there is none. Stateless. */
final class ChinaShift {

    private static final double WEST = 72.004;
    private static final double EAST = 137.8347;
    private static final double SOUTH = 0.8293;
    private static final double NORTH = 55.8271;

    /** Krasovsky's ellipsoid of 1940: half its large axis in metres, and the square of its eccentricity. */
    private static final double AXIS = 6_378_245.0;

    private static final double ECCENTRICITY = 0.00669342162296594323;

    /** The series is developed around this place. */
    private static final Position MIDDLE = new Position(105, 35);

    private static final double PI = StrictMath.PI;

    private ChinaShift() {}

    static boolean isInChina(Position position) {
        return position.longitude() >= WEST
                && position.longitude() <= EAST
                && position.latitude() >= SOUTH
                && position.latitude() <= NORTH;
    }

    static Position shifted(Position position) {
        return isInChina(position) ? inChina(position) : position;
    }

    static Position inChina(Position position) {
        double x = position.longitude() - MIDDLE.longitude();
        double y = position.latitude() - MIDDLE.latitude();
        double latitude = StrictMath.toRadians(position.latitude());
        double sine = StrictMath.sin(latitude);
        double curve = 1 - ECCENTRICITY * sine * sine;
        double root = StrictMath.sqrt(curve);
        double north = StrictMath.toDegrees(metresNorth(x, y) * curve * root / (AXIS * (1 - ECCENTRICITY)));
        double east = StrictMath.toDegrees(metresEast(x, y) * root / (AXIS * StrictMath.cos(latitude)));
        return position.plus(new Position(east, north));
    }

    private static double metresNorth(double x, double y) {
        double waves = wave(20, 6, x) + wave(20, 2, x);
        waves += wave(20, 1, y) + wave(40, 1.0 / 3, y);
        waves += wave(160, 1.0 / 12, y) + wave(320, 1.0 / 30, y);
        return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * rootOf(x) + waves * 2 / 3;
    }

    private static double metresEast(double x, double y) {
        double waves = wave(20, 6, x) + wave(20, 2, x);
        waves += wave(20, 1, x) + wave(40, 1.0 / 3, x);
        waves += wave(150, 1.0 / 12, x) + wave(300, 1.0 / 30, x);
        return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * rootOf(x) + waves * 2 / 3;
    }

    private static double wave(double height, double frequency, double at) {
        return height * StrictMath.sin(frequency * at * PI);
    }

    private static double rootOf(double x) {
        return StrictMath.sqrt(StrictMath.abs(x));
    }
}
