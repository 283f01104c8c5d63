package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.LaneName;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a configuration most often is told in Chinese too. */
final class ChineseProblemsTests {

    private static final String HAN = "(?s).*\\p{IsHan}.*";
    /** What is quoted may be in any language. */
    private static final String QUOTED = "'[^']*'|\"[^\"]*\"";
    /** Three English words in a row make a sentence that nobody translated. */
    private static final String ENGLISH_SENTENCE = "(?s).*\\b[A-Za-z]{2,}( [A-Za-z]{2,}){2,}.*";

    private static final String AIR = "flows/air-quality.yaml";

    @TempDir
    private Path folder;

    /** A file of the configuration, and a piece of what is then told in English. */
    private record Fault(String file, byte[] content, String english) {

        private static Fault of(String file, String content, String english) {
            return new Fault(file, content.getBytes(StandardCharsets.UTF_8), english);
        }

        private static Fault change(String sound, String broken, String english) {
            assertThat(SampleCatalog.FLOW).contains(sound);
            return of(AIR, SampleCatalog.FLOW.replace(sound, broken), english);
        }

        @Override
        public String toString() {
            return english;
        }
    }

    static Stream<Fault> ofFlows() {
        return Stream.of(
                Fault.change("flow: air-quality", "flow: air-quality\nflow: b", "is given twice"),
                Fault.change("flow: air-quality", "[a]: b\nflow: air-quality", "a key must be a plain text"),
                Fault.change("flow: air-quality\n", "", "'flow' is missing"),
                Fault.change("flow: air-quality", "flow: ' '", "expected a text, but it is empty"),
                Fault.change("flow: air-quality", "flow: 7", "got the number '7'; put it in quotes"),
                Fault.change("flow: air-quality", "flow: [a]", "expected a text; got a list"),
                Fault.change("flow: air-quality", "flow: air-quality\nlane: slow", "there is no lane 'slow'"),
                Fault.change("flow: air-quality", "flow: air-quality\nsites: x", "expected a list; got the text 'x'"),
                Fault.change("  topic: ods.air.raw", "  tpoic: ods.air.raw", "unknown key 'tpoic'"),
                Fault.change("  topic: ods.air.raw", "  xyz: 1\n  topic: ods.air.raw", "unknown key 'xyz'; known are"),
                Fault.change("format: json", "format: jsn", "expected one of"),
                Fault.change("topic: ods.air.raw", "topic: ods.air.raw\n  pattern: x", "does not go with"),
                Fault.change("target:\n  topic: std.air-quality", "target: x", "expected keys and values"),
                Fault.change("air-quality@latest", "air-qualty", "there is no schema with the subject 'air-qualty'"),
                Fault.change("air-quality@latest", "air-quality@7", "has no version 7; it has 1"),
                Fault.change("code: divisions", "code: division", "there is no code table 'division'"),
                Fault.change("target:", "\ttarget:", "not valid YAML"),
                Fault.change("flow: air-quality", "flow: a: b", "not valid YAML"),
                Fault.of("flows/more.yaml", "", "the document is empty"),
                Fault.of("flows/more.yaml", "a: \u0007", "not a text"),
                Fault.of("flows/more.yaml", "[".repeat(40), "nested deeper than"),
                Fault.of("flows/more.yaml", SampleCatalog.FLOW, "another document has a flow of this name already"),
                Fault.of(
                        "flows/more.yaml",
                        SampleCatalog.FLOW.replace("flow: air-quality", "flow: more"),
                        "reads the same source topic"),
                Fault.of("routes/more.yaml", SampleCatalog.ROUTE, "another document has a route of this name already"));
    }

    static Stream<Fault> ofFiles() {
        byte[] gbk = "{\"title\": \"风\"}".getBytes(Charset.forName("GBK"));
        return Stream.of(
                new Fault("schemas/more.json", gbk, "not UTF-8"),
                new Fault("schemas/air-quality.json", gbk, "schemas/air-quality.json could not be read: not UTF-8"),
                new Fault("flows/more.yaml", new byte[(1 << 20) + 1], "larger than 1048576 bytes"),
                Fault.of("flows/more.json", "{}", "not read: the names of files here end in"),
                Fault.of("flows/air-quality.yml", "flow: b", "there is another file for 'air-quality'"),
                Fault.of("flow/more.yaml", "flow: b", "not read: the folder has another name"),
                Fault.of("compose.yaml", "services: {}", "not read: move it into flows/"),
                Fault.of("schemas/air-quality.v2.json", "{}", "there are numbered versions of 'air-quality' too"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofFlows", "ofFiles"})
    void theMostUsedProblemsAreChineseThroughout(Fault fault) {
        List<ConfigurationProblem> told = problems(SampleCatalog.in(folder).withBytes(fault.file(), fault.content()));

        assertThat(told)
                .filteredOn(problem -> problem.message().contains(fault.english()))
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.isInChinese()).isTrue();
                    assertThat(problem.wording().chinese()).matches(HAN);
                    assertThat(problem.wording().chinese().replaceAll(QUOTED, ""))
                            .doesNotMatch(ENGLISH_SENTENCE);
                    assertThat(problem.inFull().english()).isEqualTo(problem.toString());
                });
    }

    private List<ConfigurationProblem> problems(SampleCatalog catalog) {
        FolderSurvey survey = catalog.survey();
        List<ConfigurationProblem> told = new ArrayList<>(survey.problems());
        new ContractCompiler(StandardizationSettings.defaults(), Set.of(LaneName.NORMAL))
                .compile(survey.snapshot(), null)
                .refused()
                .forEach(refused -> told.addAll(refused.problems()));
        return told;
    }
}
