package io.tributary.demo.display;

/**
 * The derived topic of the demo's route.
 *
 * @param topic    its name
 * @param expected records of the standard topic that should give one
 * @param found    records that are there
 */
public record DerivedCount(String topic, long expected, long found) {

    public boolean isExact() {
        return expected == found;
    }
}
