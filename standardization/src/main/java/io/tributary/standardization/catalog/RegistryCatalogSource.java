package io.tributary.standardization.catalog;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.standardization.registry.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A catalog in a schema registry, with its last good copy on disk for when the registry is down, refuses, or has lost
 * what it held.
 *
 * <ol>
 *   <li>The copy is exchanged only by a load whose flows and routes can all be read and whose schemas are all there.
 *   <li>A registry without any flow or route does not take the place of a copy that has some: an empty registry is far
 *       more often one that was set up anew than one that was emptied on purpose. To run nothing, delete the copy too.
 *   <li>Versions and origins are the registry's, also when they come from the copy.
 * </ol>
 *
 * <p><b>Threading:</b> loads follow one another; {@link #status()} may be asked at any time. One process for each copy.
 */
public final class RegistryCatalogSource implements CatalogSource {

    private final SchemaRegistryClient client;
    private final CatalogCopy copy;
    private final Clock clock;
    private volatile Status status = new Status(false, null, null);

    public RegistryCatalogSource(SchemaRegistryClient client, Path copyFolder) {
        this(client, copyFolder, Clock.systemUTC());
    }

    RegistryCatalogSource(SchemaRegistryClient client, Path copyFolder, Clock clock) {
        this.client = client;
        this.copy = new CatalogCopy(copyFolder);
        this.clock = clock;
    }

    /**
     * @throws TributaryException with the registry's fault where there is no copy, or {@code LOCAL_STORAGE} where it is
     *     damaged
     */
    @Override
    public synchronized CatalogSnapshot load() {
        try {
            Loaded loaded = fromRegistry();
            status = new Status(false, null, loaded.fault());
            return loaded.snapshot();
        } catch (TributaryException e) {
            return fromCopy(e);
        }
    }

    /**
     * Asks the registry again where {@link #status()} tells a fault, and asks nothing where it tells none. A good answer
     * ends the fault and renews the copy; the catalog that the last load gave, and whence it came, stay as they are.
     */
    public synchronized void recheck() {
        Status before = status;
        if (before.fault() == null) {
            return;
        }
        String fault;
        try {
            fault = fromRegistry().fault();
        } catch (TributaryException e) {
            fault = e.getMessage();
        }
        status = new Status(before.fromCopy(), before.since(), fault);
    }

    @Override
    public String description() {
        return client.description();
    }

    /** How the last load went, and what has become of its fault since. */
    public Status status() {
        return status;
    }

    private Loaded fromRegistry() {
        RegistryLoader loader = new RegistryLoader(client);
        CatalogSnapshot snapshot = loader.load();
        if (isEmpty(snapshot)) {
            throw new TributaryException(
                    FaultCode.REGISTRY_REFUSED,
                    "the schema registry at " + client.description()
                            + " holds no flow and no route. Publish them with 'tributary push'");
        }
        return new Loaded(snapshot, loader.isSound() ? saved(snapshot) : null);
    }

    private static boolean isEmpty(CatalogSnapshot snapshot) {
        return snapshot.flows().isEmpty() && snapshot.routes().isEmpty();
    }

    private @Nullable String saved(CatalogSnapshot snapshot) {
        try {
            copy.save(snapshot, clock.instant());
            return null;
        } catch (IOException e) {
            return "the catalog's copy in " + copy.folder() + " cannot be written (" + e
                    + "); without it the gateway cannot start while the registry is down";
        }
    }

    private CatalogSnapshot fromCopy(TributaryException fault) {
        Optional<CatalogSnapshot> copied;
        try {
            copied = copy.load();
        } catch (TributaryException damaged) {
            damaged.addSuppressed(fault);
            throw damaged;
        }
        if (copied.isEmpty()) {
            throw new TributaryException(
                    fault.code(),
                    fault.getMessage() + ". There is no copy in " + copy.folder() + " to start from yet",
                    fault);
        }
        Instant since = status.since();
        status = new Status(true, since == null ? clock.instant() : since, fault.getMessage());
        return copied.get();
    }

    /**
     * @param fault that the copy could not be written; absent where all is well
     */
    private record Loaded(
            CatalogSnapshot snapshot, @Nullable String fault) {}

    /**
     * @param fromCopy whether the last load came from the copy on disk
     * @param since    when that began; absent where it does not
     * @param fault    what is wrong with the registry, or with writing the copy, for people; absent where all is well
     */
    public record Status(
            boolean fromCopy,
            @Nullable Instant since,
            @Nullable String fault) {}
}
