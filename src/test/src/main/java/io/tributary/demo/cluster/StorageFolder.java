package io.tributary.demo.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** The data folder of an embedded broker, made ready as {@code kafka-storage format --standalone} does. */
final class StorageFolder {

    private StorageFolder() {}

    /** The id of a new cluster, or of a folder of it. */
    static String newId() {
        return Uuid.randomUuid().toString();
    }

    /** A controller as it stands in the first quorum; {@code directory} is the id of its folder. */
    static String voter(int nodeId, int controllerPort, String directory) {
        return nodeId + "@127.0.0.1:" + controllerPort + ":" + directory;
    }

    /** For a cluster of one. A folder that was formatted before is left as it is. */
    static void format(ClusterSettings settings, int nodeId, int controllerPort) {
        format(settings.folder(), nodeId, newId(), voter(nodeId, controllerPort, newId()));
    }

    /**
     * For one node of several. A folder that was formatted before is left as it is.
     *
     * @param voters all controllers, separated by commas
     */
    static void format(Path data, int nodeId, String clusterId, String voters) {
        String folder = data.toAbsolutePath().toString();
        try {
            Files.createDirectories(data);
            Formatter formatter = new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(nodeId)
                    .setClusterId(clusterId)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setIgnoreFormatted(true)
                    .setControllerListenerName("CONTROLLER")
                    .setHasDynamicQuorum(true)
                    .setInitialControllers(DynamicVoters.parse(voters));
            formatter.setMetadataLogDirectory(folder).setDirectories(List.of(folder));
            formatter.run();
        } catch (IOException e) {
            throw new IllegalStateException("the folder " + folder + " cannot be made", e);
        } catch (Exception e) {
            throw new IllegalStateException("the folder " + folder + " cannot be formatted for a broker", e);
        }
    }
}
