package io.tributary.charts;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML 1.1, the dialect of Kubernetes, as JSON trees: {@code 0440} is octal in it. */
final class Yaml {

    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    private Yaml() {}

    static JsonObject object(String text) {
        return GSON.toJsonTree(reader().<Object>load(text)).getAsJsonObject();
    }

    /** The documents of a stream that hold anything. */
    static List<JsonObject> objects(String stream) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object document : reader().loadAll(stream)) {
            JsonElement tree = GSON.toJsonTree(document);
            if (tree.isJsonObject()) {
                objects.add(tree.getAsJsonObject());
            }
        }
        return objects;
    }

    private static org.yaml.snakeyaml.Yaml reader() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options));
    }
}
