package io.tributary.ops.endpoint;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** Says of a name that is not there what is not there; Actuator's own 404 has no words. */
@Component
final class AbsentNameAnswer implements OperationInvokerAdvisor {

    @Override
    public OperationInvoker apply(
            EndpointId endpoint, OperationType type, OperationParameters parameters, OperationInvoker invoker) {
        List<String> selectors = parameters.stream()
                .filter(parameter -> parameter.getAnnotation(Selector.class) != null)
                .map(OperationParameter::getName)
                .toList();
        if (selectors.isEmpty() || !UnknownArgumentRefusal.isOurs(endpoint)) {
            return invoker;
        }
        return context -> {
            Object answer = invoker.invoke(context);
            return isWordless(answer, type) ? absent(endpoint, selectors, context.getArguments()) : answer;
        };
    }

    private static boolean isWordless(@Nullable Object answer, OperationType type) {
        return answer == null && type == OperationType.READ
                || answer instanceof WebEndpointResponse<?> response
                        && response.getStatus() == WebEndpointResponse.STATUS_NOT_FOUND
                        && response.getBody() == null;
    }

    private static WebEndpointResponse<Object> absent(
            EndpointId endpoint, List<String> selectors, Map<String, Object> arguments) {
        String name =
                selectors.stream().map(arguments::get).map(String::valueOf).collect(Collectors.joining("/"));
        return new WebEndpointResponse<>(
                Map.of(
                        "problem",
                        "'" + name + "' has no entry of its own here; /actuator/" + endpoint.toLowerCaseString()
                                + " tells what there is"),
                WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
