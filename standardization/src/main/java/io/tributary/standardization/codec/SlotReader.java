package io.tributary.standardization.codec;

import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.SourceDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wanted places of a JSON object in UTF-8 into numbered slots, in one pass over its bytes and without building
 * what nobody reads. The whole document is checked as {@link JsonTreeReader} checks it; but where it is not plainly right,
 * this reader only says so, and the tree reader decides. So it never takes what the tree reader refuses.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class SlotReader {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final DocumentLimits limits;
    private final WantedPlace root;
    private final JsonScan scan;
    private final SeenNames names = new SeenNames();
    private final RecordDecoder subtrees;
    private @Nullable Object[] slots = {};
    private int fields;

    public SlotReader(Place root, DocumentLimits limits) {
        this.limits = limits;
        this.root = new WantedPlace(root);
        this.scan = new JsonScan(limits);
        this.subtrees = RecordDecoder.json(limits);
    }

    /** Whether the values of a source are such documents. */
    public static boolean reads(SourceDefinition source) {
        return source.layout().equals(JsonLayout.PLAIN) && source.charset().equals(StandardCharsets.UTF_8);
    }

    /**
     * Fills the slots of the places that are there with their values, as a tree has them.
     *
     * @param values all null
     * @return false where the document is left to the tree reader; the slots hold anything then
     */
    public boolean read(byte[] document, @Nullable Object[] values) {
        slots = values;
        fields = 0;
        names.startDocument();
        try {
            scan.start(document);
            int first = scan.next(0);
            JsonScan.require(scan.at(first) == '{');
            int end = value(first, root, 1);
            return scan.isEnd(end);
        } catch (UnvouchedDocumentException e) {
            return false;
        }
    }

    /** The index behind the value that begins at an index. */
    private int value(int from, @Nullable WantedPlace place, int depth) throws UnvouchedDocumentException {
        int slot = place == null ? Place.UNWANTED : place.slot();
        return switch (scan.at(from)) {
            case '"' -> text(from + 1, slot);
            case '{' -> kept(from, object(from + 1, place, depth), slot);
            case '[' -> kept(from, array(from + 1, place, depth), slot);
            case 't' -> word(from, TRUE, Boolean.TRUE, slot);
            case 'f' -> word(from, FALSE, Boolean.FALSE, slot);
            case 'n' -> word(from, NULL, JsonNull.NULL, slot);
            default -> number(from, slot);
        };
    }

    private int text(int from, int slot) throws UnvouchedDocumentException {
        int close = scan.endOfText(from);
        if (slot != Place.UNWANTED) {
            slots[slot] = scan.text(from, close);
        }
        return close + 1;
    }

    private int number(int from, int slot) throws UnvouchedDocumentException {
        int end = scan.endOfNumber(from);
        if (slot != Place.UNWANTED) {
            slots[slot] = scan.number();
        }
        return end;
    }

    private int word(int from, byte[] word, Object value, int slot) throws UnvouchedDocumentException {
        int end = scan.endOfWord(from, word);
        if (slot != Place.UNWANTED) {
            slots[slot] = value;
        }
        return end;
    }

    /** A wanted object or array, by the tree reader: what it makes of a whole document it makes of a part, too. */
    private int kept(int from, int to, int slot) throws UnvouchedDocumentException {
        if (slot != Place.UNWANTED) {
            try {
                slots[slot] = subtrees.decode(Arrays.copyOfRange(scan.bytes(), from, to));
            } catch (UnreadableRecordException e) {
                throw UnvouchedDocumentException.INSTANCE;
            }
        }
        return to;
    }

    private int object(int from, @Nullable WantedPlace place, int depth) throws UnvouchedDocumentException {
        JsonScan.require(depth <= limits.maxDepth());
        int index = scan.next(from);
        if (scan.at(index) == '}') {
            return index + 1;
        }
        int object = names.open();
        long filter = 0;
        while (true) {
            countField();
            JsonScan.require(scan.at(index) == '"');
            int name = index + 1;
            int close = scan.endOfText(name);
            JsonScan.require(!scan.isEscaped() && close - name <= limits.maxNameLength());
            long hash = ByteWords.hash(scan.bytes(), name, close);
            filter = names.add(object, filter, hash);
            index = scan.next(close + 1);
            JsonScan.require(scan.at(index) == ':');
            index = scan.next(index + 1);
            WantedPlace member = place == null ? null : place.member(hash, scan.bytes(), name, close);
            index = scan.next(value(index, member, depth + 1));
            byte b = scan.at(index);
            if (b == '}') {
                names.close(object);
                return index + 1;
            }
            JsonScan.require(b == ',');
            index = scan.next(index + 1);
        }
    }

    private int array(int from, @Nullable WantedPlace place, int depth) throws UnvouchedDocumentException {
        JsonScan.require(depth <= limits.maxDepth());
        int index = scan.next(from);
        if (scan.at(index) == ']') {
            return index + 1;
        }
        for (int i = 0; ; i++) {
            countField();
            index = scan.next(value(index, place == null ? null : place.element(i), depth + 1));
            byte b = scan.at(index);
            if (b == ']') {
                return index + 1;
            }
            JsonScan.require(b == ',');
            index = scan.next(index + 1);
        }
    }

    private void countField() throws UnvouchedDocumentException {
        JsonScan.require(++fields <= limits.maxFields());
    }
}
