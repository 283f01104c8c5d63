package io.tributary.ops.config;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/** Explains values below {@code tributary.} that cannot be bound, by their keys and without the types behind them. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BoundValueAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(KnownKeys.ROOT);

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!ROOT.isAncestorOf(cause.getName())) {
            return null;
        }
        BindValidationException validation = find(cause, BindValidationException.class);
        String description = validation == null ? unreadable(cause) : invalid(validation);
        return new FailureAnalysis(
                description,
                "Correct what is named above and start again. "
                        + "The keys and their meaning are listed under 'Configuration' in ops/README.md.",
                cause);
    }

    private static String invalid(BindValidationException cause) {
        return cause.getValidationErrors().getAllErrors().stream()
                .map(error -> {
                    String key = cause.getValidationErrors().getName().toString();
                    if (error instanceof FieldError field) {
                        key += "." + dashed(field.getField());
                    }
                    return key + ": " + error.getDefaultMessage();
                })
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String unreadable(BindException cause) {
        StringBuilder text = new StringBuilder(cause.getName().toString());
        if (cause.getProperty() != null) {
            Origin origin = cause.getProperty().getOrigin();
            if (origin != null) {
                text.append(" (").append(origin).append(')');
            }
        }
        return text.append(": ").append(reason(cause)).toString();
    }

    /** The innermost message is the one that was written for the value's type. */
    private static String reason(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return message == null ? innermost.getClass().getSimpleName() : message;
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        for (Throwable candidate = thrown; candidate != null; candidate = candidate.getCause()) {
            if (type.isInstance(candidate)) {
                return type.cast(candidate);
            }
        }
        return null;
    }

    private static String dashed(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
