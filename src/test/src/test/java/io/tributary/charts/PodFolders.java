package io.tributary.charts;

import static io.tributary.charts.Manifests.at;
import static io.tributary.charts.Manifests.elements;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Lays a pod's volumes below a folder, as a kubelet lays them below the root: files are links into {@code ..data}, which is
 * itself a link. A path of the container is moved below the folder wherever a file or a variable names it.
 */
record PodFolders(Path root, Manifests manifests, Map<String, String> secrets) {

    private static final String TIMESTAMPED = "..2026_01_01_00_00_00.1";
    private static final String CONFIGURATION = "/etc/tributary/";
    private static final String STATE = "/var/lib/tributary/";

    /** @param secrets the content of each Secret's key, by {@code <name>/<key>} */
    PodFolders {
        secrets = Map.copyOf(secrets);
    }

    void create() throws IOException {
        for (JsonObject mount : elements(manifests.container().getAsJsonArray("volumeMounts"))) {
            Path folder = Files.createDirectories(moved(mount.get("mountPath").getAsString()));
            JsonObject volume = volume(mount.get("name").getAsString());
            if (volume.has("configMap")) {
                String name = at(volume, "configMap").get("name").getAsString();
                for (String key :
                        manifests.configMap(name).getAsJsonObject("data").keySet()) {
                    publish(folder, key, configuration(name, key));
                }
            } else if (volume.has("projected")) {
                project(at(volume, "projected").getAsJsonArray("sources"), folder);
            }
        }
    }

    private void project(JsonArray sources, Path folder) throws IOException {
        for (JsonObject source : elements(sources)) {
            String kind = source.has("secret") ? "secret" : "configMap";
            JsonObject part = at(source, kind);
            String name = part.get("name").getAsString();
            for (JsonObject item : elements(part.getAsJsonArray("items"))) {
                String key = item.get("key").getAsString();
                String text = kind.equals("secret") ? secrets.get(name + "/" + key) : configuration(name, key);
                publish(folder, item.get("path").getAsString(), text);
            }
        }
    }

    private String configuration(String name, String key) {
        String text = manifests.configMap(name).getAsJsonObject("data").get(key).getAsString();
        return text.replace(CONFIGURATION, root + CONFIGURATION).replace(STATE, root + STATE);
    }

    private static void publish(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(TIMESTAMPED).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Path data = folder.resolve("..data");
        if (!Files.exists(data)) {
            Files.createSymbolicLink(data, Path.of(TIMESTAMPED));
        }
        Path first = Path.of(path).getName(0);
        if (!Files.exists(folder.resolve(first))) {
            Files.createSymbolicLink(folder.resolve(first), Path.of("..data").resolve(first));
        }
    }

    /** The container's environment in the pod of that name. */
    Map<String, String> environment(String pod) {
        Map<String, String> environment = new HashMap<>();
        for (JsonObject variable : elements(manifests.container().getAsJsonArray("env"))) {
            String value = variable.has("value") ? variable.get("value").getAsString() : pod;
            environment.put(variable.get("name").getAsString(), value.replace(CONFIGURATION, root + CONFIGURATION));
        }
        return environment;
    }

    private Path moved(String path) {
        return root.resolve(path.substring(1));
    }

    private JsonObject volume(String name) {
        return elements(manifests.pod().getAsJsonArray("volumes")).stream()
                .filter(volume -> volume.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
