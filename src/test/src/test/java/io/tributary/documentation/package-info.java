/** Whether the documentation is true. */
@NullMarked
package io.tributary.documentation;

import org.jspecify.annotations.NullMarked;
