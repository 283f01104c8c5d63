package io.tributary.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.outcome.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationExceptionTests {

    @Test
    void everyProblemIsALineWithPlacePathAndNearestName() {
        ConfigurationException refusal = new ConfigurationException(List.of(
                new ConfigurationProblem(
                        "flows/air.yaml", 12, 5, "standard.fields.pm25.nummer", "no such rule", "number"),
                new ConfigurationProblem("flows/air.yaml", 3, 0, "lane", "no such lane", null),
                ConfigurationProblem.of("air-quality@3", "", "not a JSON Schema")));

        assertThat(refusal).hasMessage("""
                        flows/air.yaml:12:5: standard.fields.pm25.nummer: no such rule; did you mean 'number'?
                        flows/air.yaml:3: lane: no such lane
                        air-quality@3: not a JSON Schema""");
        assertThat(refusal.code()).isEqualTo(FaultCode.INVALID_CONFIGURATION);
        assertThat(refusal.disposition()).isEqualTo(Disposition.STOP);
        assertThat(refusal.problems()).hasSize(3);
    }

    @Test
    void aProblemIsOneLineInBothLanguages() {
        Wording inFull = new ConfigurationProblem(
                        "flows/air.yaml", 3, 7, "lane", Wording.of("no such lane", "没有该通道"), "bulk")
                .inFull();

        assertThat(inFull.english()).isEqualTo("flows/air.yaml:3:7: lane: no such lane; did you mean 'bulk'?");
        assertThat(inFull.chinese()).isEqualTo("flows/air.yaml:3:7: lane: 没有该通道；您是否想写 'bulk'？");
    }

    @Test
    void whatNobodyHasSaidInChineseIsEnglishThroughout() {
        ConfigurationProblem problem = new ConfigurationProblem("flows/air.yaml", 3, 7, "lane", "no such lane", "bulk");

        assertThat(problem.isInChinese()).isFalse();
        assertThat(problem.inFull()).isEqualTo(Wording.same(problem.toString()));
    }

    @Test
    void aRefusalNamesAProblem() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfigurationException(List.of()));
    }
}
