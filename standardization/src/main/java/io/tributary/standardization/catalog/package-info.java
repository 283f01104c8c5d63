/**
 * Flows, routes, schemas and code tables: where they come from, how their files are read, and how they become contracts.
 * The application imports it; it imports the rest of the standardization.
 */
@NullMarked
package io.tributary.standardization.catalog;

import org.jspecify.annotations.NullMarked;
