package io.tributary.ops.endpoint;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.catalog.Catalog;
import java.util.List;

/** A document of the catalog that does not run, and why: one line a problem. */
record RefusedView(String name, List<String> problems) {

    static RefusedView of(Catalog.Refused refused) {
        return new RefusedView(
                refused.name(),
                refused.problems().stream().map(ConfigurationProblem::toString).toList());
    }
}
