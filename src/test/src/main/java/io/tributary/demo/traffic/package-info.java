/** What the cities publish in the demo: readings of air-quality stations in each city's dialect, with the dirt of real data. */
@NullMarked
package io.tributary.demo.traffic;

import org.jspecify.annotations.NullMarked;
