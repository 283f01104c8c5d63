package io.tributary.benchmark;

import org.openjdk.jmh.results.RunResult;

/** What one benchmark took for one record in one round: the least times of its iterations, and bytes on average. */
record Cost(double cpuNanos, double wallNanos, double bytes) {

    static Cost of(RunResult result) {
        return new Cost(
                result.getSecondaryResults().get(CpuTimeProfiler.LABEL).getScore(),
                result.getPrimaryResult().getStatistics().getMin(),
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }
}
