/**
 * Retention headroom: how long until records that were not read yet are deleted at the source, what would help, and why
 * records were lost. Of the mirror it imports only the clients.
 */
@NullMarked
package io.tributary.mirror.headroom;

import org.jspecify.annotations.NullMarked;
