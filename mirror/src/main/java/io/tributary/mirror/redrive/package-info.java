/** Redrive: refused records decided anew and mirrored after all. Imported by nobody in the mirror. */
@NullMarked
package io.tributary.mirror.redrive;

import org.jspecify.annotations.NullMarked;
