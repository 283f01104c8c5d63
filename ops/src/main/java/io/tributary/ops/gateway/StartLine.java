package io.tributary.ops.gateway;

import io.tributary.standardization.catalog.Catalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Says once, in one line, what has been started. */
@Component
final class StartLine implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartLine.class);

    private final Gateway gateway;
    private final ObjectProvider<BuildProperties> build;

    StartLine(Gateway gateway, ObjectProvider<BuildProperties> build) {
        this.gateway = gateway;
        this.build = build;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Catalog catalog = gateway.catalog();
        BuildProperties properties = build.getIfAvailable();
        LOG.atInfo()
                .addKeyValue("site", gateway.site())
                .addKeyValue("role", gateway.role())
                .addKeyValue("instance", gateway.instance())
                .addKeyValue("version", properties == null ? "unknown" : properties.getVersion())
                .addKeyValue(
                        "port", event.getApplicationContext().getEnvironment().getProperty("local.server.port"))
                .addKeyValue("flows", catalog.contracts().size())
                .addKeyValue("routes", catalog.routes().size())
                .addKeyValue("refused", catalog.refused().size())
                .log("Gateway started");
    }
}
