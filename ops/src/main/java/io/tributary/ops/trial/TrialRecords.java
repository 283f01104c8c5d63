package io.tributary.ops.trial;

import java.util.function.Consumer;

/** Where tried records come from. They are handed on one by one and not kept. */
@FunctionalInterface
public interface TrialRecords {

    /**
     * Reads everything, anew at each call. Blocks on disk or network.
     *
     * @throws io.tributary.core.fault.TributaryException where a cluster fails
     * @throws java.io.UncheckedIOException               where a file does
     */
    void forEach(Consumer<TrialRecord> consumer);
}
