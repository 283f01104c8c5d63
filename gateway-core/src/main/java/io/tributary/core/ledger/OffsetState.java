package io.tributary.core.ledger;

/** What the ledger says of one offset. */
public enum OffsetState {
    /** The standard record is in the target topic. */
    MIRRORED('M'),
    /** The record was refused and its dead letter acknowledged. */
    REJECTED('R'),
    /** The flow did not want the record. */
    FILTERED('F'),
    /** No record ever had this offset for a reader: a transaction marker, an aborted record, or one compacted away. */
    NO_RECORD('N'),
    /** A record was here and was deleted before it could be read. */
    LOST('L'),
    /** Nobody can know what was here. */
    UNEXPLAINED('U'),
    /** Between the offsets of a redrive: the entry says nothing of this one, and its state stays what it is. */
    UNCHANGED('-');

    private final char symbol;

    OffsetState(char symbol) {
        this.symbol = symbol;
    }

    /** The letter in the written form of a ledger entry. */
    public char symbol() {
        return symbol;
    }

    /**
     * @throws IllegalArgumentException where no state has that letter
     */
    public static OffsetState ofSymbol(char symbol) {
        for (OffsetState state : values()) {
            if (state.symbol == symbol) {
                return state;
            }
        }
        throw new IllegalArgumentException("no outcome has the letter '" + symbol + "'");
    }
}
