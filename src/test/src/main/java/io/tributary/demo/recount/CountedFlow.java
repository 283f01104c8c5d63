package io.tributary.demo.recount;

import io.tributary.core.site.SiteCode;

/**
 * A flow as the recount sees it: from where to where.
 *
 * @param flow             its name
 * @param site             the city
 * @param bootstrapServers of the city's cluster
 * @param sourceTopic      there
 * @param targetTopic      at the province
 */
public record CountedFlow(String flow, SiteCode site, String bootstrapServers, String sourceTopic, String targetTopic) {

    public String deadLetterTopic() {
        return sourceTopic + ".dead-letter";
    }
}
