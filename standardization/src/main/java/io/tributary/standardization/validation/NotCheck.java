package io.tributary.standardization.validation;

import org.jspecify.annotations.Nullable;

/** What another check refuses. */
record NotCheck(Check refusing) implements Check {

    /** everit's message writes out the schema that must not match. */
    private static final int COST_OF_MESSAGE = 20;

    @Override
    public boolean accepts(Object value, Effort effort) {
        effort.spend(1);
        return !refusing.accepts(value, effort);
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        return accepts(value, effort) ? null : Refusal.by("not");
    }

    @Override
    public void count(Object value, ReportCost cost) {
        cost.add(COST_OF_MESSAGE);
        refusing.count(value, cost);
    }

    @Override
    public Check over(LayoutBinding binding) {
        return new NotCheck(binding.of(refusing));
    }
}
