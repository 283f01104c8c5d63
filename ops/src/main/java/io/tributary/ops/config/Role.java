package io.tributary.ops.config;

/** What a gateway does. */
public enum Role {
    /** Mirrors the source topics of its own cluster to the upstream. */
    CITY,
    /** Runs the routes of its own cluster, from standard topics to derived topics. */
    PROVINCE
}
