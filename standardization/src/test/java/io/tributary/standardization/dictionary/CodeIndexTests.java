package io.tributary.standardization.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.core.flow.CodeContainment;
import io.tributary.core.flow.CodeMatch;
import io.tributary.core.flow.Conversion.CodeLookup;
import io.tributary.standardization.dictionary.CodeIndex.Match;
import io.tributary.standardization.dictionary.CodeIndex.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodeIndexTests {

    private static final CodeTable HISTORY = CodeTable.parse("history", """
            code,name,parent,level,valid-from,valid-to
            330000,浙江省,,province,,
            330100,杭州市,330000,prefecture,,
            330185,临安市,330100,county,,2017-08-01
            330112,临安区,330100,county,2017-08-01,
            """);

    private static final CodeTable TREE = CodeTable.parse("tree", """
            code,name,short,aliases,level,prefecture,province
            320000,江苏省,江苏,,province,,320000
            320100,南京市,南京,金陵|建康,prefecture,320100,320000
            320106,鼓楼区,鼓楼,,county,320100,320000
            320300,徐州市,徐州,,prefecture,320300,320000
            320302,鼓楼区,鼓楼,,county,320300,320000
            350000,福建省,福建,,province,,350000
            350100,福州市,福州,榕城 | 三山,prefecture,350100,350000
            350102,鼓楼区,鼓楼,,county,350100,350000
            429004,仙桃市,仙桃,,county,,420000
            420000,湖北省,湖北,,province,,420000
            """);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    private static CodeIndex index(CodeTable table, List<String> match, String many, CodeContainment containment) {
        return CodeIndex.of(
                table, new CodeLookup(table.name(), new CodeMatch(match, many), "code", Map.of(), containment, null));
    }

    private static CodeContainment containment(List<String> within, Map<String, List<String>> upTo) {
        return new CodeContainment("code", List.of("prefecture", "province"), within, upTo);
    }

    private static Match answer(String code) {
        return new Match.Answer(code);
    }

    private static Match on(Match match, String date) {
        return ((Match.Dated) match).on(LocalDate.parse(date).toEpochDay());
    }

    @Test
    void aValueMayStandInAnyOfSeveralColumns() {
        CodeIndex index = index(TREE, List.of("name", "short"), null, null);

        assertThat(index.find("南京市")).isEqualTo(answer("320100"));
        assertThat(index.find("南京")).isEqualTo(answer("320100"));
        assertThat(index.find("金陵")).isNull();
    }

    @Test
    void aCellMayHoldSeveralValues() {
        CodeIndex index = index(TREE, List.of("name", "aliases"), "|", null);

        assertThat(index.find("金陵")).isEqualTo(answer("320100"));
        assertThat(index.find("建康")).isEqualTo(answer("320100"));
        assertThat(index.find("三山")).isEqualTo(answer("350100"));
        assertThat(index.find("金陵|建康")).isNull();
        assertThat(index.find("")).isNull();
    }

    @Test
    void withoutASeparatorACellIsOneValue() {
        assertThat(index(TREE, List.of("aliases"), null, null).find("金陵|建康")).isEqualTo(answer("320100"));
    }

    @Test
    void onlyRowsWithinAnotherCountWhereTheRuleSaysSo() {
        assertThat(index(TREE, List.of("name"), null, containment(List.of("350000"), Map.of()))
                        .find("鼓楼区"))
                .isEqualTo(answer("350102"));
        assertThat(index(TREE, List.of("name"), null, containment(List.of("320100", "429004"), Map.of()))
                        .values())
                .containsExactlyInAnyOrder("南京市", "鼓楼区", "仙桃市");
        assertThat(index(TREE, List.of("name"), null, containment(List.of("320000"), Map.of()))
                        .find("鼓楼区"))
                .isEqualTo(new Match.Ambiguous(
                        List.of("320106 鼓楼区 鼓楼 county 320100 320000", "320302 鼓楼区 鼓楼 county 320300 320000")));
    }

    @Test
    void aRowMayStandForTheOneAboveItThatMeetsACondition() {
        Map<String, List<String>> prefecture = Map.of("level", List.of("prefecture"));
        CodeIndex index = index(TREE, List.of("name"), null, containment(List.of("350000"), prefecture));

        assertThat(index.find("鼓楼区")).isEqualTo(answer("350100"));
        assertThat(index.find("福州市")).isEqualTo(answer("350100"));
        assertThat(index.find("福建省")).as("nothing above it is a prefecture").isNull();
        assertThat(index.leftOut("福建省")).isEqualTo("350000 福建省 福建 province 350000");
        assertThat(index.leftOut("临安市")).isNull();
    }

    @Test
    void aRowThatCountsIsNotToldAsLeftOutForAnotherOfItsName() {
        CodeIndex index = index(TREE, List.of("name"), null, containment(List.of("350000"), Map.of()));

        assertThat(index.leftOut("鼓楼区")).isNull();
        assertThat(index.leftOut("徐州市")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,b;b,a;c,            | lies within itself
            a,x                   | row 1 of the code table t lies within 'x'
            """)
    void aTableWhoseRowsCannotBePlacedIsRefused(String rows, String reason) {
        CodeTable table = CodeTable.parse("t", "code,parent\n" + rows.replace(';', '\n') + "\n");
        CodeContainment containment = new CodeContainment("code", List.of("parent"), List.of("a"), Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> index(table, List.of("code"), null, containment))
                .withMessageContaining(reason.strip());
    }

    @Test
    void aKeyMayHaveSeveralRowsThatStandForEachOther() {
        CodeTable table = CodeTable.parse("t", """
                code,name,level,prefecture,province
                440000,广东省,province,,440000
                441900,东莞市,prefecture,441900,440000
                441900,东莞,county,441900,440000
                """);
        CodeIndex index =
                index(table, List.of("name"), null, containment(List.of(), Map.of("level", List.of("prefecture"))));

        assertThat(index.find("东莞市")).isEqualTo(answer("441900"));
        assertThat(index.find("东莞")).isEqualTo(answer("441900"));
        assertThat(index.find("广东省")).isNull();
    }

    @Test
    void aRowWithoutAKeyLiesWithinItsParentAndIsNobodysParent() {
        CodeTable table = CodeTable.parse("t", "code,name,parent\n1,top,\n,a,1\n,b,\n");
        CodeIndex index = index(
                table,
                List.of("name"),
                null,
                new CodeContainment("code", List.of("parent"), List.of(), Map.of("name", List.of("top"))));

        assertThat(index.find("a")).isEqualTo(answer("1"));
        assertThat(index.find("b")).isNull();
    }

    @Test
    void aKeyUnderWithinThatNoRowHasIsRefusedWithTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index(TREE, List.of("name"), null, containment(List.of("320001"), Map.of())))
                .withMessageContaining("'320001'")
                .withMessageContaining("did you mean '320000'?");
    }

    @Test
    void aTableThatIsTooDeepIsRefused() {
        StringBuilder csv = new StringBuilder("code,parent\n0,\n");
        for (int i = 1; i < 5000; i++) {
            csv.append(i).append(',').append(i - 1).append('\n');
        }
        CodeContainment containment = new CodeContainment("code", List.of("parent"), List.of("0"), Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> index(CodeTable.parse("t", csv.toString()), List.of("code"), null, containment))
                .withMessageContaining("100 levels");
    }

    @Test
    void whatAValueStandsForDependsOnTheDay() {
        CodeIndex index = index(HISTORY, List.of("name"), null, null);

        assertThat(on(index.find("临安市"), "2017-07-31")).isEqualTo(answer("330185"));
        assertThat(on(index.find("临安市"), "2017-08-01")).isNull();
        assertThat(on(index.find("临安区"), "2017-07-31")).isNull();
        assertThat(on(index.find("临安区"), "2017-08-01")).isEqualTo(answer("330112"));
    }

    @Test
    void whatIsAlwaysValidIsAnAnswerWithoutADay() {
        assertThat(index(HISTORY, List.of("name"), null, null).find("杭州市")).isEqualTo(answer("330100"));
    }

    @Test
    void rowsOfOneNameTakeTurns() {
        CodeTable table = CodeTable.parse("t", """
                name,code,valid-from,valid-to
                a,1,,2010-01-01
                a,2,2010-01-01,2020-01-01
                a,3,2019-01-01,
                b,7,,2010-01-01
                b,7,2010-01-01,
                """);
        Match match = index(table, List.of("name"), null, null).find("a");

        assertThat(on(match, "2009-12-31")).isEqualTo(answer("1"));
        assertThat(on(match, "2010-01-01")).isEqualTo(answer("2"));
        assertThat(on(match, "2019-06-01")).isInstanceOf(Match.Ambiguous.class);
        assertThat(on(match, "2020-01-01")).isEqualTo(answer("3"));
        assertThat(index(table, List.of("name"), null, null).find("b")).isEqualTo(answer("7"));
    }

    @Test
    void whoseParentChangesStandsForOneAfterTheOther() {
        CodeTable table = CodeTable.parse("t", """
                code,name,parent,level,valid-from,valid-to
                P,p,,prefecture,,
                Q,q,,prefecture,2005-01-01,
                x,县,P,county,,2010-01-01
                y,县,Q,county,2010-01-01,
                z,乡,Q,county,,
                """);
        CodeContainment upTo =
                new CodeContainment("code", List.of("parent"), List.of(), Map.of("level", List.of("prefecture")));
        CodeIndex index = index(table, List.of("name"), null, upTo);

        assertThat(on(index.find("县"), "2009-12-31")).isEqualTo(answer("P"));
        assertThat(on(index.find("县"), "2010-01-01")).isEqualTo(answer("Q"));
        assertThat(index.find("乡"))
                .as("only while the row above is valid, too")
                .isEqualTo(new Match.Dated(
                        List.of(new Period(LocalDate.parse("2005-01-01").toEpochDay(), Long.MAX_VALUE, answer("Q")))));
    }

    @Test
    void aKeyWhoseRankChangesStandsForWhatIsAboveItWhileItDoesNotMeetTheCondition() {
        CodeTable table = CodeTable.parse("t", """
                code,name,parent,level,valid-from,valid-to
                S,省,,province,,
                P,市,S,prefecture,2010-01-01,2020-01-01
                P,县,S,county,,2010-01-01
                P,区,S,county,2020-01-01,
                x,镇,P,town,,
                """);
        CodeContainment upTo = new CodeContainment(
                "code", List.of("parent"), List.of(), Map.of("level", List.of("prefecture", "province")));
        CodeIndex index = index(table, List.of("name"), null, upTo);

        assertThat(on(index.find("镇"), "2009-12-31")).isEqualTo(answer("S"));
        assertThat(on(index.find("镇"), "2010-01-01")).isEqualTo(answer("P"));
        assertThat(on(index.find("镇"), "2019-12-31")).isEqualTo(answer("P"));
        assertThat(on(index.find("镇"), "2020-01-01")).isEqualTo(answer("S"));
        assertThat(on(index.find("县"), "2009-12-31")).isEqualTo(answer("S"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2017-8-1,            | row 2
            ,2017-02-30          | row 2
            ,20170801            | row 2
            2017-08-01,2017-08-01| valid on no day
            2018-01-01,2017-01-01| valid on no day
            """)
    void datesThatAreNoneAreRefusedByRow(String dates, String reason) {
        CodeTable table = CodeTable.parse("t", "name,code,valid-from,valid-to\na,1,,\nb,2," + dates.strip() + "\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> index(table, List.of("name"), null, null))
                .withMessageContaining("row 2")
                .withMessageContaining(reason.strip());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onEveryDayTheAnswersAreThoseOfTheRowsThatAreValidThen(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("name,code,valid-from,valid-to\n");
        List<long[]> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long from = random.nextInt(0, 30);
            long to = from + random.nextInt(1, 12);
            rows.add(new long[] {random.nextInt(3), from, to});
            csv.append("a,").append(rows.get(i)[0]).append(',').append(LocalDate.ofEpochDay(from));
            csv.append(',').append(LocalDate.ofEpochDay(to)).append('\n');
        }
        Match.Dated match = (Match.Dated) index(CodeTable.parse("t", csv.toString()), List.of("name"), null, null)
                .find("a");

        for (long day = -1; day < 45; day++) {
            TreeSet<String> answers = new TreeSet<>();
            for (long[] row : rows) {
                if (row[1] <= day && day < row[2]) {
                    answers.add(String.valueOf(row[0]));
                }
            }
            Match on = match.on(day);
            if (answers.isEmpty()) {
                assertThat(on).isNull();
            } else if (answers.size() == 1) {
                assertThat(on).isEqualTo(answer(answers.first()));
            } else {
                assertThat(on).isInstanceOf(Match.Ambiguous.class);
            }
        }
    }

    @Test
    void aLargeTableIsIndexedWhole() {
        StringBuilder csv = new StringBuilder("code,name,parent,valid-from,valid-to\n0,root,,,\n");
        for (int i = 1; i <= 50_000; i++) {
            csv.append(i).append(",n").append(i).append(',').append(i / 10).append(",,");
            csv.append(i % 2 == 0 ? "2020-01-01" : "").append('\n');
        }
        CodeContainment all = new CodeContainment("code", List.of("parent"), List.of("0"), Map.of());
        CodeIndex index = index(CodeTable.parse("t", csv.toString()), List.of("name"), null, all);

        assertThat(index.values()).hasSize(50_001);
        assertThat(index.find("n49999")).isInstanceOf(Match.Dated.class);
    }
}
