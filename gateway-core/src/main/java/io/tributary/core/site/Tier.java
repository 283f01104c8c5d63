package io.tributary.core.site;

/** The administrative tier of a site, from the top down. */
public enum Tier {
    PROVINCE,
    PREFECTURE,
    COUNTY
}
