package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.contract.CheckedSchema;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.UnmappedValue;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.Generation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow and the versions that decide in it. All but its name, state and candidate is absent where nothing of it runs.
 *
 * @param flowVersion the registry's number, or {@code sha256:} and twelve digits for a file
 * @param standard    subject and version of the shared schema
 * @param accepts     subject and version of the raw record's schema; absent where there is none
 * @param digest      over the flow, the schemas and the code tables in full
 * @param origin      where a person finds the flow
 * @param loadedAt    when this gateway took it up
 * @param schemas     what checks records against the schemas: {@code compiled}, or the library that stands in, and why
 * @param unmapped    values that the code tables did not know since the version was taken up, the most frequent first
 * @param candidate   the newest document, where that is refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContractView(
        String flow,
        State state,
        @Nullable String flowVersion,
        @Nullable String standard,
        @Nullable String accepts,
        @Nullable String digest,
        @Nullable String origin,
        @Nullable Instant loadedAt,
        @Nullable List<CheckedSchema> schemas,
        @Nullable List<UnmappedValue> unmapped,
        @Nullable Candidate candidate) {

    enum State {
        /** The newest version decides. */
        RUNNING,
        /** The newest version is compiled; the mirror still ends transactions under the one before, or looks at topics. */
        CHANGING_OVER,
        /** The newest version is refused, and the last good one goes on. */
        LAST_GOOD,
        /** The newest version is refused, and there is none before it. */
        REFUSED
    }

    /** A document that is refused, with everything that is wrong in it. */
    record Candidate(String version, String origin, List<Problem> problems) {
        static Candidate of(Catalog.Refused refused) {
            return new Candidate(
                    refused.document().version(),
                    refused.document().origin(),
                    refused.problems().stream().map(Problem::of).toList());
        }
    }

    /**
     * @param line   1-based; 0 where the document as a whole is meant
     * @param column likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(
            String origin,
            int line,
            int column,
            String path,
            String message,
            @Nullable String nearest) {
        static Problem of(ConfigurationProblem problem) {
            return new Problem(
                    problem.origin(),
                    problem.line(),
                    problem.column(),
                    problem.path(),
                    problem.message(),
                    problem.nearest());
        }
    }

    /**
     * @param isFollowed whether the mirror decides under it already
     */
    static ContractView of(Generation.Flow flow, boolean isFollowed, @Nullable Candidate candidate) {
        ContractStamp stamp = flow.contract().stamp();
        State current = candidate == null ? State.RUNNING : State.LAST_GOOD;
        return new ContractView(
                stamp.flow().value(),
                isFollowed ? current : State.CHANGING_OVER,
                stamp.flowVersion(),
                stamp.standard(),
                stamp.accepts(),
                stamp.digest(),
                flow.document().origin(),
                flow.loadedAt(),
                flow.contract().schemas(),
                flow.contract().unmapped(),
                candidate);
    }

    static ContractView refused(Catalog.Refused refused) {
        return new ContractView(
                refused.name(), State.REFUSED, null, null, null, null, null, null, null, null, Candidate.of(refused));
    }
}
