package io.tributary.ops.endpoint;

import io.tributary.core.fault.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * Refuses a name that no argument of an operation has: left to itself, Spring would pass over it, and half be done, or all be
 * told as if it were what was asked for.
 */
@Component
final class UnknownArgumentRefusal implements OperationInvokerAdvisor {

    /** Libraries may know more names than their methods show. */
    private static final Set<String> OURS = Set.of("flows", "topics", "lanes", "contracts", "deadletters", "replays");

    static boolean isOurs(EndpointId endpoint) {
        return OURS.contains(endpoint.toLowerCaseString());
    }

    @Override
    public OperationInvoker apply(
            EndpointId endpoint, OperationType type, OperationParameters parameters, OperationInvoker invoker) {
        if (!isOurs(endpoint)) {
            return invoker;
        }
        List<String> names =
                parameters.stream().map(OperationParameter::getName).toList();
        return context -> {
            Set<String> unknown = new TreeSet<>(context.getArguments().keySet());
            names.forEach(unknown::remove);
            return unknown.isEmpty()
                    ? invoker.invoke(context)
                    : new WebEndpointResponse<>(
                            Map.of("problem", problem(unknown, names)), WebEndpointResponse.STATUS_BAD_REQUEST);
        };
    }

    private static String problem(Set<String> unknown, List<String> names) {
        return unknown.stream()
                .map(name -> {
                    String nearest = NearestName.of(name, names);
                    return "'" + name + "' is not known here"
                            + (nearest == null ? "" : "; did you mean '" + nearest + "'?");
                })
                .collect(Collectors.joining("; "));
    }
}
