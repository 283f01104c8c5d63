package io.tributary.standardization.yaml;

/** The dotted paths by which problems name places, such as {@code targets[0].when}. */
final class YamlPath {

    private YamlPath() {}

    static String member(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }
}
