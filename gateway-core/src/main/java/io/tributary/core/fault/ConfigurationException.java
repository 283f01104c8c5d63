package io.tributary.core.fault;

import java.util.List;
import java.util.stream.Collectors;

/** Configuration that is refused as a whole, with every problem found in it. */
public final class ConfigurationException extends TributaryException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    public ConfigurationException(List<ConfigurationProblem> problems) {
        super(
                FaultCode.INVALID_CONFIGURATION,
                problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal of configuration needs at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
