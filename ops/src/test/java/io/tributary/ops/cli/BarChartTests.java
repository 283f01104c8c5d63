package io.tributary.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BarChartTests {

    private static BarChart chart(int columns, long whole) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return new BarChart(new Terminal(nowhere, nowhere, false, columns, Language.EN), whole);
    }

    private static BarChart refusals(int columns) {
        BarChart chart = chart(columns, 1000);
        chart.add(List.of("UNKNOWN_CODE", "/cityCode"), 160, "ods.air-0@12", UnaryOperator.identity());
        chart.add(List.of("INVALID_NUMBER", "/pm25"), 50, "ods.air-1@7", UnaryOperator.identity());
        chart.add(List.of("INVALID_TIME", "/at"), 1, "ods.air-0@999", UnaryOperator.identity());
        return chart;
    }

    @Test
    void barsFillTheTerminalToTheEighthOfAColumn() {
        assertThat(refusals(80).lines())
                .containsExactly(
                        "  UNKNOWN_CODE    /cityCode  160  16.0 %  ███████████████████████  ods.air-0@12",
                        "  INVALID_NUMBER  /pm25       50   5.0 %  ███████▏                 ods.air-1@7",
                        "  INVALID_TIME    /at          1   0.1 %  ▏                        ods.air-0@999")
                .allMatch(line -> DisplayWidth.of(line) <= 80);
    }

    @Test
    void whereRoomIsShortTheNotesGoFirstAndThenTheBars() {
        assertThat(refusals(56).lines()).startsWith("  UNKNOWN_CODE    /cityCode  160  16.0 %  ██████████████");
        assertThat(refusals(44).lines()).startsWith("  UNKNOWN_CODE    /cityCode  160  16.0 %");
    }

    @Test
    void chineseLabelsTakeTwoColumnsEach() {
        BarChart chart = chart(40, 3);
        chart.add(List.of("不变"), 2, "", UnaryOperator.identity());
        chart.add(List.of("拒绝原因变化"), 1, "#3", UnaryOperator.identity());

        assertThat(chart.lines())
                .containsExactly("  不变          2  66.7 %  █████████", "  拒绝原因变化  1  33.3 %  ████▌      #3");
    }

    @Test
    void smallSharesAreNotNothing() {
        assertThat(BarChart.share(1, 1_000_000)).isEqualTo("<0.1 %");
        assertThat(BarChart.share(0, 10)).isEqualTo("0.0 %");
        assertThat(BarChart.share(0, 0)).isEqualTo("-");
    }

    @Test
    void namesThatAreTooLongAreCut() {
        BarChart chart = chart(80, 1);
        chart.add(List.of("/" + "长".repeat(40)), 1, "", UnaryOperator.identity());

        assertThat(chart.lines().get(0)).startsWith("  /" + "长".repeat(17) + "…  1");
    }
}
