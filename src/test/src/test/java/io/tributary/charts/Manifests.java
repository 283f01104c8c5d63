package io.tributary.charts;

import static java.util.stream.Collectors.toSet;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The objects that a chart was rendered to. */
record Manifests(List<JsonObject> objects) {

    Manifests {
        objects = List.copyOf(objects);
    }

    Set<String> kinds() {
        return objects.stream().map(Manifests::kind).collect(toSet());
    }

    static String kind(JsonObject object) {
        return object.get("kind").getAsString();
    }

    static String name(JsonObject object) {
        return object.getAsJsonObject("metadata").get("name").getAsString();
    }

    /** The only object of a kind. */
    JsonObject only(String kind) {
        List<JsonObject> found =
                objects.stream().filter(object -> kind(object).equals(kind)).toList();
        if (found.size() != 1) {
            throw new AssertionError("one " + kind + " was expected; there are " + found.size());
        }
        return found.get(0);
    }

    JsonObject configMap(String name) {
        return objects.stream()
                .filter(object ->
                        kind(object).equals("ConfigMap") && name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no ConfigMap " + name));
    }

    JsonObject pod() {
        return at(only("StatefulSet"), "spec", "template", "spec");
    }

    JsonObject container() {
        return pod().getAsJsonArray("containers").get(0).getAsJsonObject();
    }

    /** The application's configuration, which is a document inside a ConfigMap. */
    JsonObject application() {
        String name = name(only("StatefulSet")) + "-application";
        return Yaml.object(
                configMap(name).getAsJsonObject("data").get("application.yaml").getAsString());
    }

    static JsonObject at(JsonObject object, String... path) {
        JsonObject found = object;
        for (String member : path) {
            found = found.getAsJsonObject(member);
        }
        return found;
    }

    static List<JsonObject> elements(JsonArray array) {
        List<JsonObject> elements = new ArrayList<>();
        array.forEach(element -> elements.add(element.getAsJsonObject()));
        return elements;
    }

    static List<String> texts(JsonArray array, String member) {
        return elements(array).stream()
                .map(element -> element.get(member).getAsString())
                .toList();
    }

    static List<String> texts(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonElement::getAsString)
                .toList();
    }
}
