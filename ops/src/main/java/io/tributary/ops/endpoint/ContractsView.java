package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.catalog.CatalogStanding;
import io.tributary.standardization.catalog.LiveCatalog;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code /actuator/contracts}. */
record ContractsView(Origin catalog, List<ContractView> contracts, List<RouteContractView> routes) {

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
