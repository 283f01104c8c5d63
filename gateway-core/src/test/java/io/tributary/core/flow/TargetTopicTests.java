package io.tributary.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.core.site.SiteCode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTopicTests {

    private static final SiteCode SITE = SiteCode.of("330106");
    private static final FlowName FLOW = FlowName.of("air");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            std.air                  | std.air
            std.${site}.${topic}     | std.330106.ods.air.raw
            ${flow}-${2}.${1}        | air-raw.air
            ${topic}                 | ods.air.raw
            a${3}b                   | ab
            """)
    void placeholdersAreFilledIn(String template, String name) {
        assertThat(new TargetTopic(template).nameFor(SITE, FLOW, matching("ods\\.(\\w+)\\.(\\w+)(x)?"), "ods.air.raw"))
                .isEqualTo(name);
    }

    @Test
    void anUnknownPlaceholderIsToldWithTheNearest() {
        assertThat(catchThrowableOfType(
                        TargetTopic.UnknownPlaceholderException.class, () -> new TargetTopic("std.${topc}")))
                .hasMessageContaining("no placeholder '${topc}'")
                .returns("${topic}", TargetTopic.UnknownPlaceholderException::nearest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"std/${topic}", "std.${topic", "${}", "${0}", "${10}", "${Topic}", "a$b", "tributary.a"})
    void whatCanGiveNoNameIsRefused(String template) {
        assertThatThrownBy(() -> new TargetTopic(template)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameThatKafkaOrTheGatewayForbidsIsRefusedForItsTopic() {
        TopicSelector any = matching("(.*)\\.raw");
        String longest = "a".repeat(245) + ".raw";

        assertThatThrownBy(() -> new TargetTopic("s.${topic}").nameFor(SITE, FLOW, any, longest))
                .hasMessageContaining("gives no name for a target of topic 'aaa")
                .hasMessageContaining("1 to 249");
        assertThatThrownBy(() -> new TargetTopic("${1}").nameFor(SITE, FLOW, any, "a.dead-letter.raw"))
                .hasMessageContaining("refused records only");
        assertThatThrownBy(() -> new TargetTopic("${1}").nameFor(SITE, FLOW, any, ".raw"))
                .hasMessageContaining("got ''");
        assertThat(new TargetTopic("${topic}").nameFor(SITE, FLOW, any, longest))
                .isEqualTo(longest);
    }

    @Test
    void groupsAreThoseOfThePattern() {
        new TargetTopic("std.${1}").check(FLOW, matching("ods\\.(.*)"));

        assertThatThrownBy(() -> new TargetTopic("std.${2}").check(FLOW, matching("ods\\.(.*)")))
                .hasMessageContaining("'${2}' is the group 2 of 'source.pattern', which has 1");
        assertThatThrownBy(() -> new TargetTopic("std.${1}").check(FLOW, new TopicSelector.Named("ods.air")))
                .hasMessageContaining("which has none");
        assertThatThrownBy(() -> new TargetTopic("std.${topic}").check(FLOW, new TopicSelector.Named("a".repeat(249))))
                .hasMessageContaining("1 to 249");
    }

    private static TopicSelector matching(String pattern) {
        return new TopicSelector.Matching(Pattern.compile(pattern));
    }
}
