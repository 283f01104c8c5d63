package io.tributary.demo.region;

import io.tributary.core.site.SiteCode;

/**
 * A city with one flow, before it is built.
 *
 * @param name for people, in ASCII, so that tables stay in line
 */
public record CityPlan(SiteCode site, String name, String flow, String sourceTopic, String targetTopic) {}
