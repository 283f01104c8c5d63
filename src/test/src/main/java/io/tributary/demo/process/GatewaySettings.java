package io.tributary.demo.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one gateway process is given.
 *
 * @param name       names its files and stands in messages
 * @param jar        see {@link GatewayJar#locate()}
 * @param folder     where its properties and its log are written; the log of an earlier run is continued
 * @param properties Spring properties; the address, port and user of its actuator are added
 * @param jvmOptions such as {@code -Xmx256m}
 * @param environment added to this process's own
 */
public record GatewaySettings(
        String name,
        Path jar,
        Path folder,
        Map<String, String> properties,
        List<String> jvmOptions,
        Map<String, String> environment) {

    private static final List<String> SMALL = List.of("-Xmx320m", "-XX:+UseSerialGC");

    public GatewaySettings {
        properties = Map.copyOf(properties);
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    public GatewaySettings(
            String name, Path jar, Path folder, Map<String, String> properties, List<String> jvmOptions) {
        this(name, jar, folder, properties, jvmOptions, Map.of());
    }

    /** A city's gateway. Its instance is named as the settings are. */
    public static GatewaySettings city(
            String name, Path folder, String site, String cityServers, String provinceServers, Path catalog) {
        return new GatewaySettings(
                name,
                GatewayJar.locate(),
                folder,
                Map.of(
                        "tributary.site.code", site,
                        "tributary.site.role", "city",
                        "tributary.site.instance", name,
                        "tributary.cluster.bootstrap-servers", cityServers,
                        "tributary.upstream.bootstrap-servers", provinceServers,
                        "tributary.catalog.folder", catalog.toAbsolutePath().toString()),
                SMALL);
    }

    /** The province's routes. */
    public static GatewaySettings province(
            String name, Path folder, String site, String provinceServers, Path catalog) {
        return new GatewaySettings(
                name,
                GatewayJar.locate(),
                folder,
                Map.of(
                        "tributary.site.code", site,
                        "tributary.site.role", "province",
                        "tributary.site.instance", name,
                        "tributary.cluster.bootstrap-servers", provinceServers,
                        "tributary.catalog.folder", catalog.toAbsolutePath().toString()),
                SMALL);
    }

    /** The same for a process that lives for seconds: quick to start, and slower once it runs. */
    public GatewaySettings startingQuickly() {
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-XX:TieredStopAtLevel=1");
        return new GatewaySettings(name, jar, folder, properties, options, environment);
    }

    /** The same in a JVM with these options, instead of the small one. */
    public GatewaySettings onJvm(List<String> options) {
        return new GatewaySettings(name, jar, folder, properties, options, environment);
    }

    /** The same with more properties, which win over those that are there. */
    public GatewaySettings with(Map<String, String> more) {
        Map<String, String> merged = new HashMap<>(properties);
        merged.putAll(more);
        return new GatewaySettings(name, jar, folder, merged, jvmOptions, environment);
    }

    /** The same with more variables in its environment. */
    public GatewaySettings inEnvironment(Map<String, String> more) {
        Map<String, String> merged = new HashMap<>(environment);
        merged.putAll(more);
        return new GatewaySettings(name, jar, folder, properties, jvmOptions, merged);
    }
}
