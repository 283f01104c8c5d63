package io.tributary.ops.gateway;

import io.tributary.standardization.catalog.Catalog;

/**
 * Works by the catalog, and goes on by another one when that is told.
 *
 * <p><b>Threading:</b> told from one thread at a time; it must not block on a cluster.
 */
public interface CatalogFollower {

    /**
     * @param catalog that counts from now on; what did not change in it is the same object as before
     */
    void follow(Catalog catalog);
}
