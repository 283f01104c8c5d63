package io.tributary.ops;

import io.tributary.ops.cli.CommandLineInterface;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The entry: the command line, which starts the application where it is asked to. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public final class TributaryApplication {

    private TributaryApplication() {}

    /** Ends the process with the command's status; {@code run} leaves it to the application's own threads. */
    public static void main(String[] args) {
        CommandLineInterface.run(TributaryApplication.class, args);
    }
}
