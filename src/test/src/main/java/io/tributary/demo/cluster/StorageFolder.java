package io.tributary.demo.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** The data folder of an embedded broker, made ready as {@code kafka-storage format --standalone} does. */
final class StorageFolder {

    private StorageFolder() {}

    /** A folder that was formatted before is left as it is. */
    static void format(ClusterSettings settings, int nodeId, int controllerPort) {
        String folder = settings.folder().toAbsolutePath().toString();
        try {
            Files.createDirectories(settings.folder());
            Formatter formatter = new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(nodeId)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setIgnoreFormatted(true)
                    .setControllerListenerName("CONTROLLER")
                    .setHasDynamicQuorum(true)
                    .setInitialControllers(
                            DynamicVoters.parse(nodeId + "@127.0.0.1:" + controllerPort + ":" + Uuid.randomUuid()));
            formatter.setMetadataLogDirectory(folder).setDirectories(List.of(folder));
            formatter.run();
        } catch (IOException e) {
            throw new IllegalStateException("the folder " + folder + " cannot be made", e);
        } catch (Exception e) {
            throw new IllegalStateException("the folder " + folder + " cannot be formatted for a broker", e);
        }
    }
}
