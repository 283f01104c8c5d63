package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.flow.AvroLayout;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.SchemaReference;
import io.tributary.standardization.registry.DocumentKind;
import io.tributary.standardization.registry.RegisteredSchema;
import io.tributary.standardization.registry.RegistryDocument;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a catalog out of a registry: the newest version of every flow, route and code table, and of the schemas only the
 * versions that the flows name, with those that they refer to, since the link may be thin.
 *
 * <p><b>Threading:</b> for one load, in one thread.
 */
final class RegistryLoader {

    private final SchemaRegistryClient client;
    private final FetchedVersions versions;
    private final List<String> subjects;

    RegistryLoader(SchemaRegistryClient client, FetchedVersions versions) {
        this.client = client;
        this.versions = versions;
        this.subjects = client.subjects().stream().sorted().toList();
    }

    CatalogSnapshot load() {
        List<CatalogDocument> flows = newest(DocumentKind.FLOW);
        List<CatalogDocument> routes = newest(DocumentKind.ROUTE);
        Map<String, CatalogDocument> tables = new TreeMap<>();
        newest(DocumentKind.CODE_TABLE).forEach(table -> tables.put(table.name(), table));
        Map<String, NavigableMap<Integer, CatalogDocument>> schemas = schemas(flows);
        return new CatalogSnapshot(client.description(), flows, routes, schemas, tables);
    }

    private List<CatalogDocument> newest(DocumentKind kind) {
        List<CatalogDocument> documents = new ArrayList<>();
        for (String subject : subjects) {
            Optional<String> name = kind.nameIn(subject);
            if (name.isPresent()) {
                versions.latest(subject)
                        .map(schema -> document(name.get(), subject, schema))
                        .ifPresent(documents::add);
            }
        }
        return documents;
    }

    // A document that does not carry a text is handed on as it is: it is refused alone, where it is parsed.
    private CatalogDocument document(String name, String subject, RegisteredSchema schema) {
        String text = RegistryDocument.decode(schema.text()).orElse(schema.text());
        return new CatalogDocument(name, Integer.toString(schema.version()), origin(subject, schema.version()), text);
    }

    private Map<String, NavigableMap<Integer, CatalogDocument>> schemas(List<CatalogDocument> flows) {
        Set<SchemaReference> named = new LinkedHashSet<>();
        flows.forEach(flow -> named.addAll(references(flow)));
        return RegistrySchemas.of(versions, named);
    }

    private List<SchemaReference> references(CatalogDocument flow) {
        try {
            FlowDefinition definition = FlowFileParser.draft(flow).flow().definition();
            List<SchemaReference> named = new ArrayList<>();
            named.add(definition.standard().schema());
            Stream.ofNullable(definition.source().accepts()).forEach(named::add);
            if (definition.source().layout() instanceof AvroLayout avro) {
                Stream.ofNullable(avro.schema()).forEach(named::add);
                named.addAll(avro.ids().values());
            }
            named.remove(StandIns.SCHEMA);
            return named;
        } catch (ConfigurationException e) {
            // Whoever compiles the snapshot meets the same problems and reports them.
            return List.of();
        }
    }

    static String origin(String subject, int version) {
        return subject + " version " + version;
    }
}
