package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.standardization.yaml.Problems;

/**
 * A route file as far as it could be read.
 *
 * @param route    with {@link StandIns} in the place of what could not be read
 * @param problems what is wrong in the file itself
 */
record RouteDraft(ParsedRoute route, Problems problems) {

    boolean isSound() {
        return problems.isEmpty();
    }

    /**
     * The route of a file that is sound in itself.
     *
     * @throws ConfigurationException with every problem, where it is not
     */
    ParsedRoute sound() {
        if (!isSound()) {
            throw problems.refusal();
        }
        return route;
    }
}
