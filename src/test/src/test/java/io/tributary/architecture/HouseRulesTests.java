package io.tributary.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house that compiled classes can show. */
class HouseRulesTests {

    private static final String CONFIGURATION = "org.springframework.context.annotation.Configuration";

    static Stream<ArchRule> names() {
        return Stream.of(
                noClasses()
                        .should()
                        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Misc|Common|Commons)")
                        .because("a stranger finds a file by the noun of the domain that names it"),
                noClasses()
                        .should()
                        .resideInAnyPackage(
                                "..util..",
                                "..utils..",
                                "..common..",
                                "..impl..",
                                "..model..",
                                "..service..",
                                "..dto..")
                        .because("packages are cut by subject, never by kind"));
    }

    static Stream<ArchRule> shapes() {
        return Stream.of(
                classes()
                        .that(areWrittenByHand())
                        .should(beClosedForExtension())
                        .because("what nobody designed for extension is not open to it"),
                fields().that()
                        .arePublic()
                        .should()
                        .beFinal()
                        .because("a field that anyone can change has no invariant"),
                fields().that()
                        .areStatic()
                        .should()
                        .beFinal()
                        .because("state belongs to an object that someone owns and closes"));
    }

    static Stream<ArchRule> conduct() {
        return Stream.of(
                noClasses()
                        .should()
                        .callMethodWhere(target(name("sleep"))
                                .and(target(owner(JavaClass.Predicates.assignableTo(Thread.class)))))
                        .because("a wait is for a condition, ends with its thread's owner, and has a bound"),
                noClasses()
                        .should()
                        .callMethodWhere(target(name("sleep"))
                                .and(target(
                                        owner(JavaClass.Predicates.assignableTo(java.util.concurrent.TimeUnit.class)))))
                        .because("it is Thread.sleep under another name"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.tributary.ops.cli..")
                        .should()
                        .callMethodWhere(target(name("printStackTrace"))
                                .and(target(owner(JavaClass.Predicates.assignableTo(Throwable.class)))))
                        .because("a fault is logged with what to do about it; only the command line shows a trace,"
                                + " to a person who asked for it"),
                GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("the log goes through slf4j"),
                standardStreamsOutside("io.tributary.ops.cli..", "io.tributary.demo..")
                        .because(
                                "standard output is the command line's answer; a line from elsewhere breaks its JSON"));
    }

    private static ArchRule standardStreamsOutside(String... speakers) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(speakers)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    private static DescribedPredicate<JavaClass> areWrittenByHand() {
        return DescribedPredicate.describe(
                "are written by hand",
                type -> !type.isAnonymousClass()
                        && !type.isLocalClass()
                        && !type.getModifiers().contains(SYNTHETIC));
    }

    /** Spring makes subclasses of some configuration classes; those may stay open. */
    private static ArchCondition<JavaClass> beClosedForExtension() {
        return new ArchCondition<>("be final, a record, an enum, an interface, sealed or abstract") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean closed = type.isInterface()
                        || type.isEnum()
                        || type.getModifiers().contains(FINAL)
                        || type.getModifiers().contains(ABSTRACT)
                        || type.isMetaAnnotatedWith(CONFIGURATION)
                        || type.reflect().isSealed();
                String message = type.getName() + " is open for extension in " + type.getSourceCodeLocation();
                events.add(new SimpleConditionEvent(type, closed, message));
            }
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void namesAreNounsOfTheDomain(ArchRule rule) {
        rule.check(ProductClasses.ALL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void typesAreClosedAndStateIsOwned(ArchRule rule) {
        rule.check(ProductClasses.ALL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conduct")
    void codeBehaves(ArchRule rule) {
        rule.check(ProductClasses.ALL);
    }
}
