package io.tributary.ops.gateway;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.site.SiteCode;
import io.tributary.ops.config.Role;
import io.tributary.ops.config.Settings;
import io.tributary.standardization.catalog.Catalog;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether a gateway can start with a catalog: one document that is wrong does not keep the others from running. */
final class StartableCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(StartableCatalog.class);

    private StartableCatalog() {}

    /**
     * The same catalog, after what is refused in it was logged.
     *
     * @throws ConfigurationException with all problems, where nothing in it can run
     */
    static Catalog check(Catalog catalog, Role role, SiteCode site) {
        boolean usable = role == Role.CITY
                ? !catalog.contracts().isEmpty()
                : !catalog.routes().isEmpty() || catalog.refused().stream().noneMatch(Catalog.Refused::isRunnable);
        if (!usable) {
            throw new ConfigurationException(whyNot(catalog, role, site));
        }
        RefusalLog.tell(catalog.refused());
        if (role == Role.PROVINCE && catalog.routes().isEmpty()) {
            LOG.atWarn().addKeyValue("site", site).log("The catalog has no route; nothing will be derived");
        }
        return catalog;
    }

    private static List<ConfigurationProblem> whyNot(Catalog catalog, Role role, SiteCode site) {
        List<ConfigurationProblem> problems = catalog.refused().stream()
                .flatMap(refused -> refused.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            return problems;
        }
        String kind = role == Role.CITY ? "flow" : "route";
        return List.of(ConfigurationProblem.of(
                Settings.ORIGIN,
                "tributary.catalog",
                "the catalog has no " + kind + " for site " + site + "; add one, or correct tributary.site.code"));
    }
}
