package io.tributary.charts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants faults, to show that the check of rendered objects finds them. */
final class KubernetesModelsTests {

    private static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "an unknown field deep inside",
                        "StatefulSet",
                        set -> container(set).addProperty("imagePull", "x")),
                fault("a misspelt field", "StatefulSet", set -> spec(set).addProperty("replica", 2)),
                fault("a missing field", "StatefulSet", set -> spec(set).remove("selector")),
                fault(
                        "a missing field deep inside",
                        "StatefulSet",
                        set -> container(set).remove("name")),
                fault("a text for a number", "StatefulSet", set -> spec(set).addProperty("replicas", "2")),
                fault(
                        "a number for a text",
                        "Service",
                        service -> Manifests.at(service, "metadata", "labels")
                                .add("tributary.io/site", new JsonPrimitive(330100))),
                fault(
                        "a text for a boolean",
                        "Service",
                        service -> spec(service).addProperty("publishNotReadyAddresses", "true")),
                fault(
                        "a list for an object",
                        "StatefulSet",
                        set -> container(set).add("resources", JsonParser.parseString("[]"))),
                fault(
                        "an object for a list",
                        "PodDisruptionBudget",
                        budget -> Manifests.at(budget, "metadata").add("finalizers", new JsonObject())),
                fault(
                        "a number in a ConfigMap",
                        "ConfigMap",
                        map -> map.getAsJsonObject("data").addProperty("answer", 42)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void finds(String what, String kind, Consumer<JsonObject> plant) {
        JsonObject object = Chart.cityGateway().render(Chart.values("minimal")).objects().stream()
                .filter(candidate -> Manifests.kind(candidate).equals(kind))
                .findFirst()
                .orElseThrow();
        KubernetesModels.check(object);

        plant.accept(object);

        assertThatThrownBy(() -> KubernetesModels.check(object)).as(what).isInstanceOf(RuntimeException.class);
    }

    private static Arguments fault(String what, String kind, Consumer<JsonObject> plant) {
        return Arguments.of(what, kind, plant);
    }

    private static JsonObject spec(JsonObject object) {
        return object.getAsJsonObject("spec");
    }

    private static JsonObject container(JsonObject set) {
        return Manifests.at(set, "spec", "template", "spec")
                .getAsJsonArray("containers")
                .get(0)
                .getAsJsonObject();
    }
}
