/** The demo: a province and two cities on one machine, with traffic, a live table and an independent recount. */
@NullMarked
package io.tributary.demo;

import org.jspecify.annotations.NullMarked;
