/**
 * The running gateway: the catalog it was started with, the mirror or the routes that it drives, and how it stands.
 * Imports the configuration and the floors below; endpoints, health and metrics import it.
 */
@NullMarked
package io.tributary.ops.gateway;

import org.jspecify.annotations.NullMarked;
