package io.tributary.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Reads the version that the build left in the jar. */
final class VersionText implements IVersionProvider {

    private static final String BUILD_INFO = "/META-INF/build-info.properties";

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream stream = VersionText.class.getResourceAsStream(BUILD_INFO)) {
            if (stream != null) {
                build.load(stream);
            }
        }
        return new String[] {
            "tributary " + build.getProperty("build.version", "unknown") + " (Java "
                    + Runtime.version().feature() + ")"
        };
    }
}
