package io.tributary.core.ledger;

import io.tributary.core.site.SiteCode;

/** The names of topics and groups at the upstream that belong to the ledger of a site. */
public final class LedgerTopics {

    private static final String PREFIX = "tributary.ledger.";

    private LedgerTopics() {}

    /** {@code tributary.ledger.<site>.<source topic>}. */
    public static String topic(SiteCode site, String sourceTopic) {
        return PREFIX + site.value() + "." + sourceTopic;
    }

    /** The group, on the upstream cluster, of all gateway instances of a site. */
    public static String group(SiteCode site) {
        return "tributary." + site.value();
    }

    /** The source topic of a ledger topic of the site. */
    public static String sourceTopic(SiteCode site, String ledgerTopic) {
        String prefix = PREFIX + site.value() + ".";
        if (!ledgerTopic.startsWith(prefix)) {
            throw new IllegalArgumentException(ledgerTopic + " is not a ledger topic of site " + site);
        }
        return ledgerTopic.substring(prefix.length());
    }
}
