package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.CatalogStanding;
import io.tributary.standardization.catalog.LiveCatalog;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /actuator/contracts}.
 *
 * @param unreadable schemas and code tables
 */
record ContractsView(
        Origin catalog, List<ContractView> contracts, List<RouteContractView> routes, List<Unreadable> unreadable) {

    /**
     * A schema or code table that could not be read.
     *
     * @param kind   {@code schema} or {@code code table}
     * @param name   the schema's subject, or the table's name
     * @param path   where a person finds it: the file, or subject and version in the registry
     * @param reason why it could not be read, and what to do
     */
    record Unreadable(String kind, String name, String path, String reason) {
        static Unreadable of(Catalog.Refused refused) {
            return new Unreadable(
                    refused.kind().word().english(),
                    refused.document().name(),
                    refused.document().origin(),
                    refused.problems().stream()
                            .map(ConfigurationProblem::message)
                            .collect(Collectors.joining("; ")));
        }
    }

    /**
     * Whence the catalog came.
     *
     * @param source      the folder, or the registry's address
     * @param fromCopy    whether it came from the last good copy, because the source has not answered since the start
     * @param since       when it was taken up
     * @param lastContact when the source last gave all of it
     * @param fault       why it cannot be read now; absent where it can
     * @param copyFault   why the copy cannot be written; absent where all is well
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Origin(
            String source,
            boolean fromCopy,
            @Nullable Instant since,
            @Nullable Instant lastContact,
            @Nullable String fault,
            @Nullable String copyFault) {
        static Origin of(LiveCatalog live) {
            CatalogStanding standing = live.standing();
            TributaryException fault = standing.fault();
            return new Origin(
                    live.source(),
                    standing.fromCopy(),
                    standing.since(),
                    standing.lastContact(),
                    fault == null ? null : fault.getMessage(),
                    standing.copyFault());
        }
    }
}
