package io.tributary.standardization.catalog;

import static io.tributary.standardization.catalog.FieldRuleFixture.error;
import static io.tributary.standardization.catalog.FieldRuleFixture.field;
import static io.tributary.standardization.catalog.FieldRuleFixture.standard;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that make arrays, go into their elements, or make one value of them. */
class ArrayRuleTests {

    @Test
    void aTextSplitsIntoItsParts() {
        assertThat(standard("{from: $.a, split: ','}", "{\"a\":\"x,,y,\"}"))
                .isEqualTo("{\"f\":[\"x\",\"\",\"y\",\"\"]}");
        assertThat(standard("{from: $.a, split: {on: 、, trim: true, dropEmpty: true}}", "{\"a\":\" 甲、 、乙 、\"}"))
                .isEqualTo("{\"f\":[\"甲\",\"乙\"]}");
        assertThat(standard("{from: $.a, split: '--'}", "{\"a\":\"\"}")).isEqualTo("{\"f\":[\"\"]}");
        assertThat(error("{from: $.a, split: ','}", "{\"a\":[1]}").code()).isEqualTo(ErrorCode.INVALID_TYPE);
        assertThat(error("{from: $.a, split: ','}", "{\"a\":\"" + ",".repeat(10_000) + "\"}")
                        .code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void aRuleAppliesToEachElementAndLeavesOutThoseWithoutAValue() {
        String rule = "{from: $.a, split: ',', each: {trim: true, missing: '-', number: integer}}";

        assertThat(standard(rule, "{\"a\":\"1, 2 ,-, 3\"}")).isEqualTo("{\"f\":[1,2,3]}");
        assertThat(standard("{from: $.a, each: {default: 0}}", "{\"a\":[1,null]}"))
                .isEqualTo("{\"f\":[1,0]}");
        assertThat(standard("{from: $.a, each: {}}", "{\"a\":[1,null]}")).isEqualTo("{\"f\":[1,null]}");
        assertThat(standard("{from: $.a, each: {number: integer}}", "{\"a\":[]}"))
                .isEqualTo("{\"f\":[]}");
        assertThat(standard("{from: $.a, each: {number: integer}}", "{}")).isEqualTo("{}");
    }

    @Test
    void aSingleValueCountsAsAnArrayOfOne() {
        assertThat(standard("{from: $.a, each: {number: integer}}", "{\"a\":\"7\"}"))
                .isEqualTo("{\"f\":[7]}");
        assertThat(standard("{from: $.a, pick: last}", "{\"a\":\"7\"}")).isEqualTo("{\"f\":\"7\"}");
        assertThat(standard("{from: $.a, join: ','}", "{\"a\":7}")).isEqualTo("{\"f\":\"7\"}");
        assertThat(standard("{from: $.a, flatten: true}", "{\"a\":7}")).isEqualTo("{\"f\":[7]}");
    }

    @Test
    void pathsAndExpressionsOfAnElementReadTheElement() {
        String record = "{\"s\":\"x\",\"a\":[{\"v\":\"1\",\"t\":[5]},{\"v\":\"2\",\"t\":[6]}]}";

        assertThat(standard("{from: $.a, each: {from: '$.t[0]'}}", record)).isEqualTo("{\"f\":[5,6]}");
        assertThat(standard("{from: $.a, each: {cel: 'record.s + element.v'}}", record))
                .isEqualTo("{\"f\":[\"x1\",\"x2\"]}");
        assertThat(standard("{from: $.a, each: {fields: {v: {from: $.v, number: integer}, k: {const: 1}}}}", record))
                .isEqualTo("{\"f\":[{\"v\":1,\"k\":1},{\"v\":2,\"k\":1}]}");
        assertThat(standard("{from: $.a, each: {from: $.t, each: {cel: element + 1}}}", record))
                .isEqualTo("{\"f\":[[6],[7]]}");
    }

    @Test
    void anArrayIsFlattenedOneLevel() {
        assertThat(standard("{from: $.a, flatten: true}", "{\"a\":[[1,[2]],3,[]]}"))
                .isEqualTo("{\"f\":[1,[2],3]}");
    }

    @Test
    void oneElementIsPickedAndGoesOn() {
        assertThat(standard("{from: $.a, pick: first}", "{\"a\":[1,2,3]}")).isEqualTo("{\"f\":1}");
        assertThat(standard("{from: $.a, pick: last}", "{\"a\":[1,2,3]}")).isEqualTo("{\"f\":3}");
        assertThat(standard("{from: $.a, pick: -2}", "{\"a\":[1,2,3]}")).isEqualTo("{\"f\":2}");
        assertThat(standard("{from: $.a, pick: 3}", "{\"a\":[1,2,3]}")).isEqualTo("{}");
        assertThat(standard("{from: $.a, pick: 0}", "{\"a\":[null]}")).isEqualTo("{}");
        assertThat(standard("{from: $.a, split: '-', pick: 1, code: gbt2260}", "{\"a\":\"浙江省-杭州市\"}"))
                .isEqualTo("{\"f\":\"330100\"}");
    }

    @Test
    void elementsAreJoinedToOneText() {
        assertThat(standard("{from: $.a, join: 、}", "{\"a\":[\"甲\",null,2,true]}"))
                .isEqualTo("{\"f\":\"甲、2、true\"}");
        assertThat(standard("{from: $.a, join: ''}", "{\"a\":[]}")).isEqualTo("{\"f\":\"\"}");
        assertThat(error("{from: $.a, join: ','}", "{\"a\":[[1]]}").code()).isEqualTo(ErrorCode.INVALID_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mask: sm3", "code: gbt2260", "cel: element"})
    void codeTablesOfRulesWithinCountInTheDigest(String step) {
        String rule = "{from: $.a, each: {" + step + "}}";
        String digest = field(rule).contract().stamp().digest();
        String changed = new SnapshotFixture()
                .table("gbt2260", "code,name\n330100,余杭市\n")
                .mapping("fields:\n  f: " + rule)
                .contract()
                .stamp()
                .digest();

        assertThat(digest.equals(changed)).isEqualTo(!step.startsWith("code"));
    }
}
