/**
 * The independent count: reads the cities' source topics, the province's topics, the ledger and the dead letters, and says
 * whether every record is accounted for. Of the gateway it knows only the written forms: headers and ledger entries.
 */
@NullMarked
package io.tributary.demo.recount;

import org.jspecify.annotations.NullMarked;
