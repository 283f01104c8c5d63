package io.tributary.demo;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.NearestName;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.site.SiteCode;
import io.tributary.demo.region.CityPlan;
import io.tributary.standardization.catalog.CatalogDocument;
import io.tributary.standardization.catalog.FlowFileParser;
import io.tributary.standardization.catalog.FolderCatalogSource;
import io.tributary.standardization.codec.RecordFraming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flow that the user's records are for. */
record UserFlow(FlowDefinition definition, String sourceTopic) {

    /**
     * @throws DemoUsageException where the folder has no such flow, or the flow names no single topic
     */
    static UserFlow find(Path catalog, String name) {
        if (!Files.isDirectory(catalog)) {
            throw new DemoUsageException("--config " + catalog + " is not a folder");
        }
        List<String> known = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (CatalogDocument document : documents(catalog)) {
            try {
                FlowDefinition definition = FlowFileParser.parse(document).definition();
                known.add(definition.name().value());
                if (definition.name().value().equals(name)) {
                    return new UserFlow(definition, topic(definition));
                }
            } catch (ConfigurationException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        String nearest = NearestName.of(name, known);
        throw new DemoUsageException("--flow " + name + ": there is no flow of that name in the configuration"
                + (nearest == null ? "; it has " + known : "; did you mean '" + nearest + "'?")
                + (problems.isEmpty() ? "" : "\nrefused there:\n" + String.join("\n", problems)));
    }

    private static List<CatalogDocument> documents(Path catalog) {
        try {
            return new FolderCatalogSource(catalog).load().flows();
        } catch (ConfigurationException e) {
            throw new DemoUsageException(String.valueOf(e.getMessage()));
        }
    }

    private static String topic(FlowDefinition definition) {
        if (definition.source().topics() instanceof TopicSelector.Named named) {
            return named.topic();
        }
        throw new DemoUsageException("the flow '" + definition.name()
                + "' reads all topics of a pattern; the demo needs a flow with a single 'topic'");
    }

    /**
     * @throws DemoUsageException where the file cannot be read or holds no record
     */
    List<byte[]> records(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DemoUsageException("--input " + file + ": there is no such file");
        }
        try {
            List<byte[]> records = RecordFraming.of(definition.source()).split(Files.readAllBytes(file));
            if (records.isEmpty()) {
                throw new DemoUsageException("--input " + file + " holds no record");
            }
            return records;
        } catch (IOException e) {
            throw new DemoUsageException("--input " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** The city that runs it: the first site that the flow names, else the first one that is known. */
    CityPlan plan(List<CityPlan> cities) {
        SiteCode site = definition.sites().stream()
                .sorted()
                .findFirst()
                .orElse(cities.get(0).site());
        String name = cities.stream()
                .filter(city -> city.site().equals(site))
                .map(CityPlan::name)
                .findFirst()
                .orElse("city-" + site);
        return new CityPlan(
                site,
                name,
                definition.name().value(),
                sourceTopic,
                definition
                        .target()
                        .topic()
                        .nameFor(site, definition.name(), definition.source().topics(), sourceTopic));
    }
}
