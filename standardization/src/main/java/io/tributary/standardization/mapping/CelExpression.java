package io.tributary.standardization.mapping;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import java.util.stream.Collectors;

/**
 * A compiled expression in CEL with its string functions, over the variables of {@link CelVariables}. It has no clock and
 * no other way out of the record; regular expressions run on RE2, and loops and the texts that they make are bounded.
 *
 * <p><b>Threading:</b> immutable.
 */
final class CelExpression {

    static final String RULE = "cel";

    static final int MAX_ITERATIONS = 100_000;
    private static final int MAX_CODE_POINTS = 10_000;
    private static final int MAX_NESTING = 50;
    private static final int MAX_REGEX_PROGRAM = 10_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_CODE_POINTS)
            .maxParseRecursionDepth(MAX_NESTING)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .maxRegexProgramSize(MAX_REGEX_PROGRAM)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelCompiler VALUES = compiler(SimpleType.DYN).build();
    private static final CelCompiler VALUES_OF_ELEMENTS = compiler(SimpleType.DYN)
            .addVar(ElementVariables.ELEMENT, SimpleType.DYN)
            .build();
    private static final CelCompiler CONDITIONS = compiler(SimpleType.BOOL).build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelBounds.standardFunctions())
            .addFunctionBindings(CelBounds.bindings())
            .addLibraries(CelExtensions.strings(CelBounds.textFunctions()), CelExtensions.math())
            .build();

    private final CelRuntime.Program program;
    private final RecordUse recordUse;

    private CelExpression(CelRuntime.Program program, RecordUse recordUse) {
        this.program = program;
        this.recordUse = recordUse;
    }

    /**
     * An expression that gives a value of any type.
     *
     * @throws IllegalArgumentException with CEL's own words, where it does not compile
     */
    static CelExpression value(String text) {
        return compile(VALUES, text);
    }

    /**
     * An expression that gives a value of any type and sees an element of an array as {@code element}.
     *
     * @throws IllegalArgumentException with CEL's own words, where it does not compile
     */
    static CelExpression valueOfElement(String text) {
        return compile(VALUES_OF_ELEMENTS, text);
    }

    /**
     * An expression that is true or false.
     *
     * @throws IllegalArgumentException with CEL's own words, where it does not compile
     */
    static CelExpression condition(String text) {
        return compile(CONDITIONS, text);
    }

    RecordUse recordUse() {
        return recordUse;
    }

    /** The answer in CEL's types. */
    Object evaluate(CelVariableResolver variables) throws FieldRefusal {
        try {
            CelBounds.begin();
            return program.eval(variables);
        } catch (CelEvaluationException e) {
            throw e.getCause() instanceof CelBounds.ExceededException ? tooMuch() : failed(CelFailure.of(e));
        } catch (CelBounds.ExceededException e) {
            throw tooMuch();
        } catch (RuntimeException e) {
            // A function of the library met an argument that it did not foresee.
            throw failed(CelFailure.of(e));
        }
    }

    boolean test(CelVariableResolver variables) throws FieldRefusal {
        return truth(evaluate(variables));
    }

    /** What an answer of {@link #evaluate} says. */
    static boolean truth(Object answer) throws FieldRefusal {
        if (answer instanceof Boolean truth) {
            return truth;
        }
        throw failed(Wording.of("its answer is neither true nor false", "结果既不是 true 也不是 false"));
    }

    private static CelExpression compile(CelCompiler compiler, String text) {
        try {
            CelValidationResult result = compiler.compile(text);
            if (result.hasError()) {
                throw new IllegalArgumentException(result.getErrors().stream()
                        .map(issue -> "at line " + issue.getSourceLocation().getLine() + ", column "
                                + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage()
                                + CelNames.hint(issue.getMessage()))
                        .collect(Collectors.joining("; ", "the CEL expression does not compile: ", "")));
            }
            return new CelExpression(RUNTIME.createProgram(result.getAst()), RecordUse.of(result.getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("the CEL expression does not compile: " + e.getMessage(), e);
        }
    }

    private static CelCompilerBuilder compiler(CelType result) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.strings(), CelExtensions.math(), CelExtensions.bindings())
                .setResultType(result)
                .addVar(CelVariables.RECORD, SimpleType.DYN)
                .addVar(CelVariables.KEY, SimpleType.DYN)
                .addVar(CelVariables.TOPIC, SimpleType.STRING)
                .addVar(CelVariables.PARTITION, SimpleType.INT)
                .addVar(CelVariables.OFFSET, SimpleType.INT)
                .addVar(CelVariables.TIMESTAMP, SimpleType.INT)
                .addVar(CelVariables.HEADERS, MapType.create(SimpleType.STRING, SimpleType.DYN));
    }

    private static FieldRefusal tooMuch() {
        return failed(Wording.of(
                "it puts together more than " + CelBounds.MAX_CHARACTERS + " characters",
                "拼接的文本超过 " + CelBounds.MAX_CHARACTERS + " 个字符"));
    }

    private static FieldRefusal failed(Wording reason) {
        return new FieldRefusal(
                ErrorCode.EXPRESSION_FAILED,
                RULE,
                null,
                null,
                Wording.of(
                        "the expression could not be evaluated: " + reason.english(), "表达式无法求值：" + reason.chinese()));
    }
}
