package io.tributary.standardization.mapping;

import dev.cel.common.values.CelByteString;
import dev.cel.extensions.CelStringExtensions.Function;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * CEL's functions that make long texts of short ones, with a bound on what one evaluation makes of them all: doubled fifty
 * times over, one character would fill any memory.
 *
 * <p><b>Threading:</b> the count belongs to the thread that evaluates.
 */
final class CelBounds {

    /** Characters, or bytes, that one evaluation may put together. */
    static final long MAX_CHARACTERS = 4L * 1024 * 1024;

    /** Values that a list to be joined, or an answer, may hold. */
    static final int MAX_VALUES = 100_000;

    private static final Set<Function> UNBOUNDED = EnumSet.of(Function.REPLACE, Function.JOIN);
    private static final ThreadLocal<Account> ACCOUNT = ThreadLocal.withInitial(Account::new);

    private CelBounds() {}

    /** What an evaluation made so far. */
    private static final class Account {
        private long characters;
    }

    /** The bound was passed. */
    static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExceededException() {
            super("an evaluation puts together at most " + MAX_CHARACTERS + " characters", null, false, false);
        }
    }

    /** Begins the account of the thread's next evaluation. */
    static void begin() {
        ACCOUNT.get().characters = 0;
    }

    /** The standard functions but those that are bound here. */
    static CelStandardFunctions standardFunctions() {
        return CelStandardFunctions.newBuilder()
                .filterFunctions(
                        (function, overload) -> overload != AddOverload.ADD_STRING && overload != AddOverload.ADD_BYTES)
                .build();
    }

    /** The functions of texts but those that are bound here. */
    static Set<Function> textFunctions() {
        return EnumSet.complementOf(EnumSet.copyOf(UNBOUNDED));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("add_string", String.class, String.class, (left, right) -> {
                    spend(left.length() + (long) right.length());
                    return left + right;
                }),
                CelFunctionBinding.from("add_bytes", CelByteString.class, CelByteString.class, (left, right) -> {
                    spend(left.size() + (long) right.size());
                    return left.concat(right);
                }),
                CelFunctionBinding.from(
                        "string_replace_string_string",
                        List.of(String.class, String.class, String.class),
                        arguments -> replaced(arguments, -1)),
                CelFunctionBinding.from(
                        "string_replace_string_string_int",
                        List.of(String.class, String.class, String.class, Long.class),
                        arguments -> replaced(arguments, (Long) arguments[3])),
                CelFunctionBinding.from("list_join", List.class, elements -> joined(elements, "")),
                CelFunctionBinding.from("list_join_string", List.class, String.class, CelBounds::joined));
    }

    private static void spend(long characters) {
        Account account = ACCOUNT.get();
        account.characters += characters;
        if (account.characters > MAX_CHARACTERS) {
            throw new ExceededException();
        }
    }

    private static String joined(List<?> elements, String separator) {
        StringBuilder joined = new StringBuilder();
        int count = 0;
        for (Object element : elements) {
            String text = (String) element;
            spend(text.length() + (count == 0 ? 0L : separator.length()));
            joined.append(count == 0 ? "" : separator).append(text);
            count++;
            if (count > MAX_VALUES) {
                throw new ExceededException();
            }
        }
        return joined.toString();
    }

    /** An empty target is found before every character and at the end. */
    private static String replaced(Object[] arguments, long limit) {
        String text = (String) arguments[0];
        String target = (String) arguments[1];
        String replacement = (String) arguments[2];
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        int at = text.indexOf(target);
        for (long left = limit; at >= 0 && left != 0; left--) {
            spend(at - (long) from + replacement.length());
            replaced.append(text, from, at).append(replacement);
            from = at + target.length();
            if (target.isEmpty() && at == text.length()) {
                break;
            }
            int next = target.isEmpty() ? at + 1 : from;
            at = text.indexOf(target, next);
        }
        spend(text.length() - (long) from);
        return replaced.append(text, from, text.length()).toString();
    }
}
