package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.catalog.Catalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document of the catalog that is refused, and why: one line a problem.
 *
 * @param goesOn the flow or route that runs on in the document's last good version; absent where none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefusedView(String name, @Nullable String goesOn, List<String> problems) {

    static RefusedView of(Catalog.Refused refused) {
        return new RefusedView(
                refused.name(),
                refused.goesOn(),
                refused.problems().stream().map(ConfigurationProblem::toString).toList());
    }
}
