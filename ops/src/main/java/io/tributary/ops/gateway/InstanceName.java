package io.tributary.ops.gateway;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.ops.config.Settings;
import io.tributary.ops.config.SiteProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The name of this gateway among those of its site: part of transactional ids, so that it must outlive a restart. */
final class InstanceName {

    private InstanceName() {}

    /**
     * As configured, else the host's name.
     *
     * @throws ConfigurationException where the host has no name
     */
    static String of(SiteProperties site) {
        String configured = site.instance();
        if (configured != null && !configured.isBlank()) {
            return configured;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new ConfigurationException(List.of(ConfigurationProblem.of(
                    Settings.ORIGIN,
                    "tributary.site.instance",
                    "is missing, and this host has no name to stand in for it; set it")));
        }
    }
}
