package io.tributary.standardization.codec;

import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;

/**
 * The schemas that values in Avro were written with, by the ids in the values. An id stands for the same schema for good.
 *
 * <p><b>Threading:</b> any thread may ask.
 */
@FunctionalInterface
public interface AvroSchemas {

    /** Stands for the id where values carry none. */
    int NO_ID = -1;

    /**
     * @throws UnreadableRecordException where there surely is no schema with the id
     * @throws TributaryException        where that cannot be known at the moment
     */
    AvroSchema of(int id) throws UnreadableRecordException;

    /** The refusal of a value whose id nobody knows. */
    static UnreadableRecordException unknown(int id, Wording why) {
        return UnreadableRecordException.of(
                ErrorCode.UNKNOWN_SCHEMA_ID,
                null,
                Integer.toString(id),
                Wording.of(
                        "the value names the schema id " + id + ": " + why.english(),
                        "该值的 Schema 编号为 " + id + "：" + why.chinese()));
    }
}
