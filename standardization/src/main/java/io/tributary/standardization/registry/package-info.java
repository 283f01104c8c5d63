/**
 * The schema registry: a client of the Confluent-compatible API, and the form in which flows, routes and code tables are
 * kept there. The catalog imports it; it imports faults, and schemas of Avro.
 */
@NullMarked
package io.tributary.standardization.registry;

import org.jspecify.annotations.NullMarked;
