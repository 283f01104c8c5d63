package io.tributary.charts;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.Map;

/** What an API server would say of an object's form: unknown fields, missing ones, and values of the wrong type. */
final class KubernetesModels {

    private static final Map<String, Model> MODELS = Map.of(
            "v1/ConfigMap", new Model(V1ConfigMap.class, V1ConfigMap::validateJsonElement),
            "v1/Service", new Model(V1Service.class, V1Service::validateJsonElement),
            "apps/v1/StatefulSet", new Model(V1StatefulSet.class, V1StatefulSet::validateJsonElement),
            "policy/v1/PodDisruptionBudget",
                    new Model(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "networking.k8s.io/v1/NetworkPolicy",
                    new Model(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement));

    private interface Validation {
        void validate(JsonElement element) throws IOException;
    }

    private record Model(Class<?> type, Validation validation) {}

    private KubernetesModels() {}

    /** @throws IllegalArgumentException with what is wrong */
    static void check(JsonObject object) {
        Model model = MODELS.get(kind(object));
        if (model == null) {
            throw new IllegalArgumentException("no model of " + kind(object));
        }
        try {
            model.validation().validate(object);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
        sameAfterReading(object, model.type());
    }

    /** Gson reads the text "3" as a number and the number 3 as a text; written back, it shows. */
    private static void sameAfterReading(JsonObject object, Class<?> type) {
        JsonElement back = JSON.getGson().toJsonTree(JSON.getGson().fromJson(object, type));
        Difference.between("", object, back).ifPresent(difference -> {
            throw new IllegalArgumentException(kind(object) + difference);
        });
    }

    private static String kind(JsonObject object) {
        return object.get("apiVersion").getAsString() + "/" + Manifests.kind(object);
    }
}
