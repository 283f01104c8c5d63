package io.tributary.standardization.mapping;

import com.google.protobuf.NullValue;
import dev.cel.runtime.CelVariableResolver;
import io.tributary.core.record.SourceRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What expressions see of one record: {@code record} (the decoded value), {@code key} (text, or null where there is
 * none), {@code topic}, {@code partition}, {@code offset}, {@code timestamp} (epoch milliseconds) and {@code headers}
 * (name to text or null). A key or header that is not UTF-8 has no value, and the expression that uses it fails.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class CelVariables implements CelVariableResolver {

    static final String RECORD = "record";
    static final String KEY = "key";
    static final String TOPIC = "topic";
    static final String PARTITION = "partition";
    static final String OFFSET = "offset";
    static final String TIMESTAMP = "timestamp";
    static final String HEADERS = "headers";
    static final Set<String> NAMES = Set.of(RECORD, KEY, TOPIC, PARTITION, OFFSET, TIMESTAMP, HEADERS);

    private final SourceRecord source;
    private final Supplier<Object> tree;
    private @Nullable Object record;

    /** @param tree the decoded value, asked for when the first expression asks */
    CelVariables(SourceRecord source, Supplier<Object> tree) {
        this.source = source;
        this.tree = tree;
    }

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case RECORD -> Optional.of(record());
            case KEY -> text(source.key());
            case TOPIC -> Optional.of(source.position().topic());
            case PARTITION -> Optional.of((long) source.position().partition());
            case OFFSET -> Optional.of(source.position().offset());
            case TIMESTAMP -> Optional.of(source.timestampMillis());
            case HEADERS -> headers();
            default -> Optional.empty();
        };
    }

    /** Converted when the first expression asks, and kept for the others. */
    private Object record() {
        if (record == null) {
            record = CelTree.toCel(tree.get());
        }
        return record;
    }

    private static Optional<Object> text(byte @Nullable [] bytes) {
        return bytes == null
                ? Optional.of(NullValue.NULL_VALUE)
                : Optional.<Object>ofNullable(AttributeText.ofUtf8(bytes));
    }

    private Optional<Object> headers() {
        Map<String, Object> headers = AttributeText.headers(source.headers());
        return headers == null ? Optional.empty() : Optional.of(CelTree.toCel(headers));
    }
}
