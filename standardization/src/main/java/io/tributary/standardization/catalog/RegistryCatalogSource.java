package io.tributary.standardization.catalog;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.registry.SchemaRegistryClient;

/**
 * A catalog in a schema registry. A version that was fetched is not fetched again, since versions never change: a load that
 * finds nothing new asks for lists of numbers only. A registry that failed once may be another one when it comes back, so
 * everything is fetched anew then.
 *
 * <p><b>Threading:</b> loads follow one another.
 *
 * <p><b>Failure:</b> a registry without any flow or route is refused with {@code REGISTRY_REFUSED}.
 */
public final class RegistryCatalogSource implements CatalogSource {

    private final SchemaRegistryClient client;
    private FetchedVersions known = FetchedVersions.NONE;

    public RegistryCatalogSource(SchemaRegistryClient client) {
        this.client = client;
    }

    @Override
    public CatalogSnapshot load() {
        return load(true);
    }

    @Override
    public synchronized CatalogSnapshot load(boolean thoroughly) {
        FetchedVersions before = thoroughly ? FetchedVersions.NONE : known;
        known = FetchedVersions.NONE;
        FetchedVersions fetched = before.successor(client);
        CatalogSnapshot snapshot = new RegistryLoader(client, fetched).load();
        if (snapshot.flows().isEmpty() && snapshot.routes().isEmpty()) {
            throw new TributaryException(
                    FaultCode.REGISTRY_REFUSED,
                    "the schema registry at " + client.description()
                            + " holds no flow and no route. Publish them with 'tributary push'");
        }
        known = fetched;
        return snapshot;
    }

    @Override
    public String description() {
        return client.description();
    }
}
