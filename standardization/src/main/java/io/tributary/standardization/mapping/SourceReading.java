package io.tributary.standardization.mapping;

import io.tributary.standardization.codec.RecordDecoder;
import io.tributary.standardization.codec.SlotReader;
import io.tributary.standardization.codec.UnreadableRecordException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings the places that a contract reads from a value into its slots: in one pass over the bytes where that is possible,
 * else by way of a tree. Both give the same values, and only the tree's way refuses.
 *
 * <p><b>Threading:</b> confined to one thread; holds one value at a time.
 */
final class SourceReading {

    private static final byte[] NOTHING = {};

    private final RecordDecoder decoder;
    private final SlotTable table;
    private final @Nullable SlotScan scan;
    private final @Nullable SlotReader scanner;
    private final RecordParts parts;
    private final @Nullable Object[] slots;
    private byte[] value = NOTHING;
    private @Nullable Object tree;

    private SourceReading(
            RecordDecoder decoder, SlotTable table, @Nullable SlotScan scan, @Nullable SlotReader scanner) {
        this.decoder = decoder;
        this.table = table;
        this.scan = scan;
        this.scanner = scanner;
        this.parts = new RecordParts(table.members());
        this.slots = new @Nullable Object[scan == null ? table.paths().size() : scan.size()];
    }

    /** Every value becomes a tree. */
    static SourceReading ofTrees(RecordDecoder decoder, SlotTable table) {
        return new SourceReading(decoder, table, null, null);
    }

    /** Values are scanned, and become trees where somebody asks for one. */
    static SourceReading ofScans(RecordDecoder decoder, SlotTable table, SlotScan scan, SlotReader scanner) {
        return new SourceReading(decoder, table, scan, scanner);
    }

    void read(byte[] document) throws UnreadableRecordException {
        value = document;
        tree = null;
        if (scan != null && scanner != null) {
            Arrays.fill(slots, null);
            if (scanner.read(document, slots)) {
                scan.fillParts(slots);
                return;
            }
        }
        Object decoded = decoder.decode(document);
        table.fill(slots, decoded);
        tree = decoded;
    }

    /** The value at a place; null where there is none. */
    @Nullable
    Object slot(int number) {
        return slots[number];
    }

    /** What expressions see: the whole value where there is a tree of it, else the members that they read. */
    Object expressed() {
        return tree == null ? parts.of(slots) : tree;
    }

    boolean isTree() {
        return tree != null;
    }

    /** The whole value, made when first asked for. */
    Object tree() {
        if (tree == null) {
            try {
                tree = decoder.decode(value);
            } catch (UnreadableRecordException e) {
                throw new IllegalStateException("a value that was scanned cannot be decoded", e);
            }
        }
        return tree;
    }
}
