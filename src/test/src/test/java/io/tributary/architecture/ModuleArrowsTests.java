package io.tributary.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom: the arrows between modules and packages, and which libraries each may touch. */
class ModuleArrowsTests {

    private static final String CORE = "io.tributary.core..";
    private static final String STANDARDIZATION = "io.tributary.standardization..";
    private static final String MIRROR = "io.tributary.mirror..";
    private static final String OPS = "io.tributary.ops..";
    private static final String DEMO = "io.tributary.demo..";
    private static final String SPRING = "org.springframework..";
    private static final String KAFKA = "org.apache.kafka..";

    @Test
    void classesOfEveryModuleAreLookedAt() {
        assertThat(Stream.of("core", "standardization", "mirror").allMatch(ModuleArrowsTests::hasClasses))
                .as("a rule without classes holds for nothing; is a module missing on the class path?")
                .isTrue();
    }

    private static boolean hasClasses(String module) {
        return ProductClasses.ALL.stream()
                .map(JavaClass::getPackageName)
                .anyMatch(name -> name.startsWith("io.tributary." + module));
    }

    static Stream<ArchRule> arrows() {
        return Stream.of(
                never(CORE, STANDARDIZATION, MIRROR, OPS, DEMO)
                        .because("the vocabulary is the lowest floor and knows nothing above it"),
                never(STANDARDIZATION, MIRROR, OPS, DEMO)
                        .because("standardization turns bytes into outcomes, whoever moves the records"),
                never(MIRROR, STANDARDIZATION, OPS, DEMO)
                        .because("the mirror decides through the Contract of gateway-core, however that is compiled"),
                never(OPS, DEMO).because("no broker and no demo code is inside the product"));
    }

    static Stream<ArchRule> libraries() {
        return Stream.of(
                never(CORE, SPRING, KAFKA, "io.micrometer..", "io.github.resilience4j..")
                        .because("the vocabulary is plain Java, for any program that reads a ledger"),
                never(CORE, "java.net..", "java.nio.file..", "java.nio.channels..")
                        .because("the vocabulary does no I/O"),
                never(STANDARDIZATION, KAFKA)
                        .because("a record can be standardized without Kafka, as 'try' and 'check' do"),
                never(STANDARDIZATION, SPRING, "io.micrometer..")
                        .because("standardization is a library; the application wires it"),
                noClasses()
                        .that()
                        .resideInAPackage(MIRROR)
                        .and()
                        .resideOutsideOfPackage("io.tributary.mirror.fanout..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(SPRING)
                        .because(
                                "only the province's fan-out uses a factory of spring-kafka; the engine owns its clients"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.tributary.ops.metrics..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.micrometer..")
                        .because(
                                "lower floors report through an observer, so that names and tags stay in one catalogue"));
    }

    private static ArchRule never(String from, String... to) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .allowEmptyShould(true);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrows")
    void modulesKnowOnlyThoseBelow(ArchRule rule) {
        rule.allowEmptyShould(true).check(ProductClasses.ALL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("libraries")
    void librariesStayWhereTheyBelong(ArchRule rule) {
        rule.allowEmptyShould(true).check(ProductClasses.ALL);
    }

    @Test
    void packagesFormNoCycleAtAnyDepth() {
        slices().matching("io.tributary.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that know each other are one package, and nobody can read one without the other")
                .check(ProductClasses.ALL);
    }
}
