package io.tributary.ops.trial;

import io.tributary.core.record.SourcePosition;
import io.tributary.core.record.SourceRecord;
import java.util.List;
import java.util.function.Consumer;

/** The values of a file, as if they stood in partition 0 of a topic, without keys, headers and timestamps. */
public final class FileRecords implements TrialRecords {

    private static final long NO_TIMESTAMP = -1;

    private final String topic;
    private final List<byte[]> values;

    /**
     * @param topic that expressions see
     */
    public FileRecords(String topic, List<byte[]> values) {
        this.topic = topic;
        this.values = values;
    }

    @Override
    public void forEach(Consumer<TrialRecord> consumer) {
        long offset = 0;
        for (byte[] value : values) {
            SourcePosition position = new SourcePosition(topic, 0, offset);
            offset++;
            consumer.accept(new TrialRecord(
                    new Place(offset, null), new SourceRecord(position, NO_TIMESTAMP, null, value, List.of())));
        }
    }
}
