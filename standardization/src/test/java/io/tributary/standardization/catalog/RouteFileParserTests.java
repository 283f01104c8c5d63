package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.FlowName;
import io.tributary.core.flow.RouteDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RouteFileParserTests {

    private static final String WHOLE = """
            route: air
            description: Derived topics
            source: {topic: std.air-quality}
            targets:
              - topic: derived.polluted
                when: record.polluted
                select: [stationCode, pm25]
                key: cityCode
              - topic: derived.all
            """;

    @Test
    void everyKeyArrivesInTheDefinition() {
        assertThat(parse(WHOLE).definition())
                .isEqualTo(new RouteDefinition(
                        FlowName.of("air"),
                        "Derived topics",
                        "std.air-quality",
                        List.of(
                                new RouteDefinition.Target(
                                        "derived.polluted",
                                        "record.polluted",
                                        List.of("stationCode", "pm25"),
                                        "cityCode"),
                                new RouteDefinition.Target("derived.all", null, List.of(), null))));
    }

    @Test
    void laterProblemsAreFoundByPath() {
        assertThat(parse(WHOLE).marks().problem("targets[0].when", "no").toString())
                .isEqualTo("routes/a.yaml:6:11: targets[0].when: no");
        assertThat(parse(WHOLE).marks().problem("targets[1].when", "no").line()).isEqualTo(9);
    }

    @Test
    void everyProblemOfTheFileIsToldAtOnce() {
        String text = WHOLE.replace("route: air", "rout: air")
                .replace("[stationCode, pm25]", "stationCode")
                .replace("derived.all", "std.air-quality");

        assertThat(problems(text))
                .extracting(ConfigurationProblem::toString)
                .containsExactly(
                        "routes/a.yaml:1:7: rout: unknown key 'rout'; did you mean 'route'?",
                        "routes/a.yaml: 'route' is missing: the route's name, such as polluted-stations",
                        "routes/a.yaml:7:13: targets[0].select: expected a list; got the text 'stationCode'",
                        "routes/a.yaml:9:5: targets[1]: a route that writes to the topic that it reads would never"
                                + " end");
    }

    @Test
    void aRouteWithoutTargetsIsRefused() {
        assertThat(problems("route: a\nsource: {topic: b}\ntargets: []\n"))
                .singleElement()
                .asString()
                .contains("a route has at least one target");
    }

    @Test
    void theGatewaysOwnTopicsAreNoTargets() {
        String text = WHOLE.replace("derived.polluted", "tributary.ledger.330100.air")
                .replace("derived.all", "std.air.dead-letter");

        assertThat(problems(text))
                .extracting(ConfigurationProblem::toString)
                .containsExactly(
                        "routes/a.yaml:5:12: targets[0].topic: a topic that begins with 'tributary.' is the gateway's"
                                + " own, such as a ledger; got 'tributary.ledger.330100.air'",
                        "routes/a.yaml:9:12: targets[1].topic: a topic that ends in '.dead-letter' takes refused"
                                + " records only; got 'std.air.dead-letter'");
    }

    static ParsedRoute parse(String text) {
        return RouteFileParser.parse(new CatalogDocument("a", "sha256:0", "routes/a.yaml", text));
    }

    private static List<ConfigurationProblem> problems(String text) {
        return catchThrowableOfType(ConfigurationException.class, () -> parse(text))
                .problems();
    }
}
