package io.tributary.standardization.catalog;

/** Where a catalog comes from: a folder, a schema registry, or the last good copy of one on disk. */
public interface CatalogSource {

    /**
     * Reads everything, anew at each call. Blocks on disk or network.
     *
     * @throws io.tributary.core.fault.TributaryException where the catalog cannot be read as a whole
     */
    CatalogSnapshot load();

    /**
     * Reads everything as it is now, with as little traffic as that takes.
     *
     * @param thoroughly whether to ask again for what never changes by the source's own word
     * @throws io.tributary.core.fault.TributaryException where the catalog cannot be read as a whole
     */
    default CatalogSnapshot load(boolean thoroughly) {
        return load();
    }

    /** For people: the folder, or the registry's address. */
    String description();
}
