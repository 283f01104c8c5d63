package io.tributary.ops.config;

import io.tributary.core.fault.TributaryException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains the gateway's own refusals to start. */
final class RefusedConfigurationAnalyzer extends AbstractFailureAnalyzer<TributaryException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, TributaryException cause) {
        return new FailureAnalysis(cause.getMessage(), remedy(cause), cause);
    }

    private static String remedy(TributaryException cause) {
        return switch (cause.code()) {
            case INVALID_CONFIGURATION ->
                "Correct what is named above and start again. "
                        + "The keys and their meaning are listed under 'Configuration' in ops/README.md.";
            case INVALID_CREDENTIALS ->
                "Correct the user, password or certificate in the client properties of the cluster"
                        + " that is named above, and start again.";
            case REGISTRY_UNREACHABLE ->
                "Start the schema registry, correct tributary.registry.url, or configure"
                        + " tributary.catalog.folder instead.";
            default -> "Correct what is named above and start again.";
        };
    }
}
