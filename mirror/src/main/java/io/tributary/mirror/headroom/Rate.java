package io.tributary.mirror.headroom;

/**
 * Records a second, as a range over the parts of the time that was looked at.
 *
 * @param latest of the newest part
 */
public record Rate(double low, double high, double latest) {

    public static final Rate NONE = steady(0);

    public Rate {
        if (!(low >= 0) || !(high >= low) || !(latest >= low) || !(latest <= high)) {
            throw new IllegalArgumentException("not a range of rates: " + low + " to " + high + ", now " + latest);
        }
    }

    static Rate steady(double rate) {
        return new Rate(rate, rate, rate);
    }
}
