package io.tributary.ops.config;

/** Words that refusals of the run configuration share. */
public final class Settings {

    /** Where a refused key of the run configuration is said to come from; the key itself is the path. */
    public static final String ORIGIN = "configuration";

    private Settings() {}
}
