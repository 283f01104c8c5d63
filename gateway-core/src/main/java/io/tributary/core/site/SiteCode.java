package io.tributary.core.site;

/**
 * The GB/T 2260 division code of a site: six digits, such as {@code 330100} for Hangzhou.
 *
 * @param value six ASCII digits
 */
public record SiteCode(String value) implements Comparable<SiteCode> {

    private static final int LENGTH = 6;

    public SiteCode {
        if (value.length() != LENGTH || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "a site code is the six digits of a GB/T 2260 division, such as 330100; got '" + value + "'");
        }
    }

    public static SiteCode of(String value) {
        return new SiteCode(value);
    }

    /** The administrative tier, read from the trailing zeros of the code. */
    public Tier tier() {
        if (value.endsWith("0000")) {
            return Tier.PROVINCE;
        }
        return value.endsWith("00") ? Tier.PREFECTURE : Tier.COUNTY;
    }

    @Override
    public int compareTo(SiteCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
