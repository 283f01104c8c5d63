package io.tributary.standardization.catalog;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.RouteEvaluator;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.outcome.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** What a document is of. */
    public enum Kind {
        FLOW("flow", "数据流"),
        ROUTE("route", "分发规则"),
        SCHEMA("schema", "Schema"),
        CODE_TABLE("code table", "码表");

        private final Wording word;

        Kind(String english, String chinese) {
            this.word = Wording.of(english, chinese);
        }

        /** For people. */
        public Wording word() {
            return word;
        }
    }

    /**
     * A document that is refused, with everything that is wrong in it: a flow's or route's, or a schema's or code table's
     * where it could not be read. Other faults of a schema or code table are told by the flows that name it.
     *
     * @param name     the flow's or route's name where it could be read, else the document's; of a schema or code table with
     *     its kind, as in {@code code table divisions}
     * @param goesOn   the flow or route that came from the document's last good version and runs on; absent where none does
     */
    public record Refused(
            Kind kind,
            String name,
            CatalogDocument document,
            List<ConfigurationProblem> problems,
            @Nullable String goesOn) {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(Kind kind, String name, CatalogDocument document, List<ConfigurationProblem> problems) {
            return new Refused(kind, name, document, problems, null);
        }

        /** What nobody runs, and could not be read. */
        static Refused unreadable(Kind kind, CatalogDocument document, ConfigurationProblem why) {
            // No flow's name has a blank in it.
            return of(kind, kind.word().english() + " " + document.name(), document, List.of(why));
        }

        /** Whether it would run if it were well; else it is a schema or code table that could not be read. */
        public boolean isRunnable() {
            return kind == Kind.FLOW || kind == Kind.ROUTE;
        }

        Refused whileGoesOn(String running) {
            return new Refused(kind, name, document, problems, running);
        }
    }
}
