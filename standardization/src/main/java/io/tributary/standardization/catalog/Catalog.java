package io.tributary.standardization.catalog;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.fault.ConfigurationProblem;
import java.util.List;

/**
 * A catalog made ready to run. A document that is wrong is refused as a whole and takes no other one with it.
 *
 * @param contracts of the flows that run at the site, by the flow's name
 */
public record Catalog(List<Contract> contracts, List<RouteEvaluator> routes, List<Refused> refused) {

    public Catalog {
        contracts = List.copyOf(contracts);
        routes = List.copyOf(routes);
        refused = List.copyOf(refused);
    }

    /**
     * A flow or route that is refused, with everything that is wrong in it.
     *
     * @param name the flow's or route's name where it could be read, else the file's
     */
    public record Refused(String name, List<ConfigurationProblem> problems) {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
