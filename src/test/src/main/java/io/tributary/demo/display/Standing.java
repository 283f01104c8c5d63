package io.tributary.demo.display;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a flow stands right now: outcomes, lag and ages as its gateway says, the ledger as its topic says.
 *
 * @param published  records that the city has published
 * @param ageMillis  median record age at commit
 * @param ledger     offsets that the ledger speaks of
 * @param ledgerEnd  offsets of the source topic
 * @param remark     for people, why it does not run; absent where it does
 */
public record Standing(
        String site,
        String city,
        String flow,
        long published,
        long mirrored,
        long rejected,
        long filtered,
        long lag,
        long ageMillis,
        long ageP99Millis,
        long ledger,
        long ledgerEnd,
        @Nullable String remark) {

    /** Records that have an outcome. */
    public long read() {
        return mirrored + rejected + filtered;
    }

    /**
     * @param flows the answer of the gateway's endpoint {@code flows}; a missing node where it did not answer
     */
    public static Standing of(
            String site, String city, String flow, JsonNode flows, long published, long ledger, long ledgerEnd) {
        JsonNode view = view(flow, flows);
        JsonNode outcomes = view.path("outcomes");
        JsonNode age = view.path("recordAgeMillis");
        return new Standing(
                site,
                city,
                flow,
                published,
                outcomes.path("MIRRORED").asLong(0),
                outcomes.path("REJECTED").asLong(0),
                outcomes.path("FILTERED").asLong(0),
                view.path("lagRecords").asLong(0),
                age.path("p50").asLong(0),
                age.path("p99").asLong(0),
                ledger,
                ledgerEnd,
                remark(view));
    }

    private static JsonNode view(String flow, JsonNode flows) {
        for (JsonNode view : flows.path("flows")) {
            if (view.path("flow").asString("").equals(flow)) {
                return view;
            }
        }
        return flows.path("flows").path(-1);
    }

    private static @Nullable String remark(JsonNode view) {
        if (view.isMissingNode()) {
            return "its gateway does not answer";
        }
        String state = view.path("state").asString("");
        String reason = view.path("reason").asString("");
        if (state.equals("RUNNING")) {
            return null;
        }
        return reason.isEmpty() ? state : state + ": " + reason;
    }
}
