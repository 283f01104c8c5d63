package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.registry.DocumentKind;
import io.tributary.standardization.registry.RegisteredReference;
import io.tributary.standardization.registry.RegisteredSchema;
import io.tributary.standardization.registry.RegistryDocument;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;

/** Publishes a catalog to a schema registry. A text that the registry holds as its newest already is left alone. */
public final class CatalogPublisher {

    private CatalogPublisher() {}

    /**
     * Publishes schemas, each after those that it refers to, then code tables, then flows and routes, so that a gateway never sees a flow before what it
     * names. Looks all documents over first, and publishes nothing where one is wrong.
     *
     * @return what the registry holds now, in the order of publication
     * @throws ConfigurationException where documents are wrong, with every problem
     * @throws TributaryException where the registry fails or refuses; what was published before stays
     */
    public static List<Published> push(CatalogSnapshot snapshot, SchemaRegistryClient client) {
        PublicationCheck check = PublicationCheck.of(snapshot);
        List<Published> published = new ArrayList<>(schemas(snapshot, SchemaOrder.of(snapshot.schemas()), client));
        for (Map.Entry<String, CatalogDocument> table : snapshot.codeTables().entrySet()) {
            published.add(publish(client, DocumentKind.CODE_TABLE, table.getKey(), table.getValue()));
        }
        check.flows().forEach((name, flow) -> published.add(publish(client, DocumentKind.FLOW, name, flow)));
        check.routes().forEach((name, route) -> published.add(publish(client, DocumentKind.ROUTE, name, route)));
        return List.copyOf(published);
    }

    private static List<Published> schemas(
            CatalogSnapshot snapshot, List<SchemaOrder.Entry> order, SchemaRegistryClient client) {
        List<Published> published = new ArrayList<>();
        Map<String, SchemaPublication> publications = new HashMap<>();
        Map<SchemaSubjects.Located, Published> registered = new HashMap<>();
        AvroSubjects avro = new AvroSubjects(snapshot.schemas());
        for (SchemaOrder.Entry entry : order) {
            String subject = entry.schema().subject();
            NavigableMap<Integer, CatalogDocument> versions =
                    Objects.requireNonNull(snapshot.schemas().get(subject));
            List<RegisteredReference> references = new ArrayList<>();
            entry.references().forEach((name, schema) -> {
                Published referred = Objects.requireNonNull(registered.get(schema));
                references.add(new RegisteredReference(name, referred.subject(), referred.version()));
            });
            Published one = publications
                    .computeIfAbsent(subject, key -> new SchemaPublication(client, avro, key))
                    .publish(entry.schema(), versions.size() > 1 || versions.firstKey() != 1, references);
            registered.put(entry.schema(), one);
            published.add(one);
        }
        return published;
    }

    private static Published publish(
            SchemaRegistryClient client, DocumentKind kind, String name, CatalogDocument document) {
        String subject = kind.subject(name);
        Optional<RegisteredSchema> newest = client.latest(subject);
        Optional<String> held = newest.map(RegisteredSchema::text).flatMap(RegistryDocument::decode);
        if (newest.isPresent() && held.isPresent() && held.get().equals(document.text())) {
            return new Published(subject, newest.get().version(), false);
        }
        int after = newest.map(RegisteredSchema::version).orElse(0);
        String encoded = RegistryDocument.encode(kind, name, document.text(), after);
        return new Published(subject, client.register(subject, encoded).version(), true);
    }
}
