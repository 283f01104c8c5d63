package io.tributary.standardization.validation;

import org.jspecify.annotations.Nullable;

/**
 * A check that is still being compiled when it is first referred to: the knot of a recursive schema.
 *
 * <p><b>Threading:</b> linked by the thread that compiles, before anyone else sees it.
 */
final class ReferenceCheck implements Check {

    private Check target = FixedCheck.NOTHING;

    void link(Check compiled) {
        target = compiled;
    }

    @Override
    public boolean accepts(Object value, Effort effort) {
        effort.spend(1);
        return target.accepts(value, effort);
    }

    @Override
    public @Nullable Refusal refusal(Object value, Effort effort) {
        effort.spend(1);
        return target.refusal(value, effort);
    }

    @Override
    public void count(Object value, ReportCost cost) {
        cost.add(1);
        target.count(value, cost);
    }

    @Override
    public Check over(LayoutBinding binding) {
        return binding.of(target);
    }
}
