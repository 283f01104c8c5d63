package io.tributary.standardization.yaml;

/** The dotted paths by which problems name places, such as {@code targets[0].when}. */
final class YamlPath {

    private YamlPath() {}

    static String member(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    /** Whether a path is a place or lies inside it. */
    static boolean isWithin(String path, String place) {
        return path.startsWith(place)
                && (path.length() == place.length() || ".[".indexOf(path.charAt(place.length())) >= 0);
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }
}
