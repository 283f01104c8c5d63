package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.standardization.catalog.Generation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A route in the version that runs.
 *
 * @param version   the registry's number, or {@code sha256:} and twelve digits for a file
 * @param candidate the newest document, where that is refused and this is the last good one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RouteContractView(
        String route, String version, String origin, Instant loadedAt, ContractView.@Nullable Candidate candidate) {

    static RouteContractView of(Generation.Route route, ContractView.@Nullable Candidate candidate) {
        return new RouteContractView(
                route.evaluator().definition().name().value(),
                route.document().version(),
                route.document().origin(),
                route.loadedAt(),
                candidate);
    }
}
