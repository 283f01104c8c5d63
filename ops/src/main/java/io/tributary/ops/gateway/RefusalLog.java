package io.tributary.ops.gateway;

import io.tributary.standardization.catalog.Catalog;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is wrong in refused documents. Stateless. */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private RefusalLog() {}

    static void tell(List<Catalog.Refused> documents) {
        for (Catalog.Refused refused : documents) {
            String message = refused.goesOn() == null
                    ? "Document refused; the others run without it"
                    : "Document refused; its last good version goes on";
            refused.problems()
                    .forEach(problem -> LOG.atError()
                            .addKeyValue("document", refused.name())
                            .addKeyValue("problem", problem)
                            .log(message));
        }
    }
}
