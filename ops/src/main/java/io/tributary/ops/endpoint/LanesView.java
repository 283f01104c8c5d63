package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of a gateway, and the line that they share.
 *
 * @param notFollowed why changes that other gateways of the site are told are not heard of here; absent where they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LanesView(
        String site,
        String instance,
        LinkView link,
        @Nullable String notFollowed,
        List<LaneView> lanes) {

    /**
     * @param bandwidth               as declared; absent where it is not, and nothing is paced
     * @param roundTripMillis         as declared
     * @param measuredRoundTripMillis of a small question to the upstream, the least of the last ones
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkView(
            @Nullable String bandwidth,
            @Nullable Double roundTripMillis,
            @Nullable Double measuredRoundTripMillis) {}
}
