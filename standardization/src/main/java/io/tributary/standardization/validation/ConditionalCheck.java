package io.tributary.standardization.validation;

import org.jspecify.annotations.Nullable;

/** {@code if}, {@code then} and {@code else}. */
record ConditionalCheck(Check condition, Check consequence, Check alternative) implements Check {

    @Override
    public boolean accepts(Object value, Effort effort) {
        return following(value, effort).accepts(value, effort);
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        return following(value, effort).refusal(value, effort);
    }

    private Check following(Object value, Effort effort) {
        effort.spend(1);
        return condition.accepts(value, effort) ? consequence : alternative;
    }

    /** From above: only one of the two is evaluated, but to know which takes as much as to evaluate it. */
    @Override
    public void count(Object value, ReportCost cost) {
        condition.count(value, cost);
        consequence.count(value, cost);
        alternative.count(value, cost);
    }

    @Override
    public Check over(LayoutBinding binding) {
        return new ConditionalCheck(binding.of(condition), binding.of(consequence), binding.of(alternative));
    }
}
