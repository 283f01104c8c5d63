package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import java.util.List;

/** One field with one rule, for tests of rules. */
final class FieldRuleFixture {

    private FieldRuleFixture() {}

    /** What the rule makes of the record. */
    static String standard(String rule, String record) {
        return SnapshotFixture.value(field(rule).outcome(record));
    }

    /** A flow whose only field {@code f} has this rule. */
    static SnapshotFixture field(String rule) {
        return new SnapshotFixture()
                .table("gbt2260", "code,name\n330100,杭州市\n330200,宁波市\n")
                .mapping("fields:\n  f: " + rule);
    }

    static List<RecordError> errors(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome).errors();
    }

    /** The only reason why the record is refused. */
    static RecordError error(String rule, String record) {
        List<RecordError> errors = errors(field(rule).outcome(record));
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    /** Why a section {@code standard} is refused, given without its {@code schema} line. */
    static List<String> problems(String standard) {
        return new SnapshotFixture()
                .mapping(standard).problems().stream()
                        .map(ConfigurationProblem::toString)
                        .toList();
    }
}
