package io.tributary.ops.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says in words what no other analyzer knows, so that a failed start never shows a stack trace unasked. Spring Boot's own
 * exceptions have analyzers of their own, which have no order and so cannot be made to come before this one.
 */
final class UnforeseenFailureAnalyzer implements FailureAnalyzer {

    private static final String SPRING_BOOT = "org.springframework.boot.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith(SPRING_BOOT)) {
                return null;
            }
            lines.add(cause.getClass().getName() + ": " + cause.getMessage());
        }
        return new FailureAnalysis(
                String.join("\n  because of ", lines),
                "Where this does not tell enough, start again with --debug, which shows the stack trace.",
                failure);
    }
}
