package io.tributary.core.record;

import io.tributary.core.site.SiteCode;

/**
 * Names and values of the headers that say where a mirrored record comes from: CloudEvents 1.0 in Kafka's binary
 * content mode. {@code ce_source} and {@code ce_id} together identify a record among all of its topic; with {@code ce_topicid}
 * also where the topic was deleted and made anew.
 */
public final class ProvenanceHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String SPEC_VERSION_VALUE = "1.0";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String CONTENT_TYPE = "content-type";
    public static final String JSON = "application/json";
    /** The version of the flow that produced the record. A CloudEvents extension attribute. */
    public static final String FLOW_VERSION = "ce_flowversion";
    /** The digest of everything that decided: flow, schemas and code tables. A CloudEvents extension attribute. */
    public static final String CONTRACT_DIGEST = "ce_contractdigest";
    /**
     * On a record that was refused at first: when it was sent after all, as RFC 3339. It stands behind later records of its
     * source. A CloudEvents extension attribute.
     */
    public static final String REDRIVEN = "ce_redriven";
    /** On a redriven record: the source and id of a newer one of its key that was there before. A CloudEvents extension attribute. */
    public static final String OVERTAKEN_BY = "ce_overtakenby";
    /** The name of the bounded run that sent the record once more; absent where the mirror sent it. A CloudEvents extension attribute. */
    public static final String REPLAY = "ce_replay";

    /** The id that the source topic's cluster gave it. A CloudEvents extension attribute. */
    public static final String TOPIC_ID = "ce_topicid";
    /** The {@link SitePath} of the record, this gateway's site included. A CloudEvents extension attribute. */
    public static final String SITE_PATH = "ce_sitepath";
    /** The {@code ce_source} with which a record first came to a gateway as an event. A CloudEvents extension attribute. */
    public static final String ORIGIN_SOURCE = "ce_originsource";
    /** The {@code ce_id} beside {@link #ORIGIN_SOURCE}. */
    public static final String ORIGIN_ID = "ce_originid";
    /** On a record whose Kafka timestamp lay too far from the time of sending and was replaced by that: its own, as RFC 3339. */
    public static final String ORIGINAL_TIMESTAMP = "tributary-original-timestamp";

    private ProvenanceHeaders() {}

    /** {@code /<site>/<source topic>}. */
    public static String source(SiteCode site, String topic) {
        return "/" + site.value() + "/" + topic;
    }

    /** {@code <partition>-<offset>}. */
    public static String id(int partition, long offset) {
        return partition + "-" + offset;
    }
}
