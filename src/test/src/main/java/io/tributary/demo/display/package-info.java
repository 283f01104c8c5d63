/** What the demo shows: the live table, its plain lines where there is no terminal, the summary and its JSON form. */
@NullMarked
package io.tributary.demo.display;

import org.jspecify.annotations.NullMarked;
