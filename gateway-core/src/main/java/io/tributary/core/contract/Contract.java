package io.tributary.core.contract;

import io.tributary.core.flow.FlowDefinition;
import java.util.List;

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

    /** The shared schema, then the raw record's where there is one. */
    default List<CheckedSchema> schemas() {
        return List.of();
    }

    /**
     * The values that its code tables did not know in the records so far: by field, in the order of the flow, the most frequent first. It takes
     * in the records of all its standardizers, in whatever threads.
     */
    default List<UnmappedValue> unmapped() {
        return List.of();
    }
}
