package io.tributary.core.contract;

import io.tributary.core.flow.FlowDefinition;

/**
 * A flow made ready to run: its definition, the schemas and code tables it names, compiled at fixed versions.
 *
 * <p><b>Threading:</b> immutable; any thread may open standardizers.
 */
public interface Contract {

    FlowDefinition definition();

    ContractStamp stamp();

    /** A standardizer for the use of one thread. */
    Standardizer open();
}
