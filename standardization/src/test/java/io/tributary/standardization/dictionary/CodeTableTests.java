package io.tributary.standardization.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.standardization.dictionary.CodeIndex.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTableTests {

    private static final CodeTable DIVISIONS = CodeTable.parse("divisions", """
            \uFEFFcode,name,level,province
            330000,浙江省,province,
            330100,杭州市,prefecture,330000
            330102,上城区,county,330000
            110101,"鼓楼,区",county,110000
            320106,鼓楼区,county,320000
            350102,鼓楼区,county,350000
            350103,鼓楼区,,350000
            """);

    private static Match find(String match, String give, Map<String, List<String>> where, String value) {
        return CodeIndex.of(DIVISIONS, new CodeLookup("divisions", match, give, where))
                .find(value);
    }

    @Test
    void aValueGivesTheOtherColumnOfItsRow() {
        assertThat(find("name", "code", Map.of(), "杭州市")).isEqualTo(new Match.Answer("330100"));
        assertThat(find("code", "name", Map.of(), "330102")).isEqualTo(new Match.Answer("上城区"));
        assertThat(find("name", "code", Map.of(), "鼓楼,区")).isEqualTo(new Match.Answer("110101"));
        assertThat(find("name", "province", Map.of(), "浙江省")).isEqualTo(new Match.Answer(""));
    }

    @Test
    void aValueThatNoRowHasMatchesNothing() {
        assertThat(find("name", "code", Map.of(), "临安市")).isNull();
        assertThat(find("name", "code", Map.of("level", List.of("county")), "杭州市"))
                .isNull();
        assertThat(find("province", "code", Map.of(), "")).isNull();
    }

    @Test
    void rowsThatDisagreeAreListed() {
        assertThat(find("name", "code", Map.of(), "鼓楼区"))
                .isEqualTo(new Match.Ambiguous(
                        List.of("320106 鼓楼区 county 320000", "350102 鼓楼区 county 350000", "350103 鼓楼区 350000")));
    }

    @Test
    void rowsThatAgreeAreOneAnswer() {
        assertThat(find("name", "province", Map.of("province", List.of("350000")), "鼓楼区"))
                .isEqualTo(new Match.Answer("350000"));
    }

    @Test
    void conditionsNarrowTheRows() {
        assertThat(find(
                        "name",
                        "code",
                        Map.of("level", List.of("county", "city"), "province", List.of("350000")),
                        "鼓楼区"))
                .isEqualTo(new Match.Answer("350102"));
    }

    @Test
    void aColumnThatTheTableLacksIsRefusedWithThoseItHas() {
        for (List<String> columns : List.of(List.of("nam", "code"), List.of("name", "cod"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CodeIndex.of(
                            DIVISIONS, new CodeLookup("divisions", columns.get(0), columns.get(1), Map.of())))
                    .withMessageContaining("code, name, level, province");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CodeIndex.of(
                        DIVISIONS, new CodeLookup("divisions", "name", "code", Map.of("tier", List.of("x")))))
                .withMessageContaining("'tier'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a,a\n1,2", "a,\n1,2", "a,b\n1", "a,b\n1,2,3", "a,b\n1,\"2"})
    void whatIsNoTableIsRefused(String csv) {
        assertThatIllegalArgumentException().isThrownBy(() -> CodeTable.parse("t", csv));
    }
}
