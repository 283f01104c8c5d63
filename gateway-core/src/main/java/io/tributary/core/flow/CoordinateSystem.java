package io.tributary.core.flow;

/** A system of coordinates in degrees. */
public enum CoordinateSystem {
    /** What satellites give. */
    WGS_84("wgs-84"),
    /** China's own; the same as WGS-84 within centimetres, and treated so. */
    CGCS2000("cgcs2000"),
    /** WGS-84 as Chinese map services shift it, some hundred metres. */
    GCJ_02("gcj-02"),
    /** GCJ-02 as Baidu shifts it once more. */
    BD_09("bd-09");

    private final String keyword;

    CoordinateSystem(String keyword) {
        this.keyword = keyword;
    }

    /** As the flow file names it. */
    public String keyword() {
        return keyword;
    }
}
