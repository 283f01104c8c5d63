package io.tributary.core.ledger;

import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A checksum over a set of records that does not depend on their order: the sum, modulo 2^64, of one number for each
 * record, made of its source offset and the CRC-32C of its key and value. Sums of parts add up to the sum of the whole.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
public final class RecordChecksum {

    private final CRC32C crc = new CRC32C();

    /** The number of one record. */
    public long of(long sourceOffset, byte @Nullable [] key, byte @Nullable [] value) {
        crc.reset();
        // The lengths tell a null from nothing, and keep bytes from moving between key and value unseen.
        long lengths = ((long) part(key) << 32) ^ (part(value) & 0xffff_ffffL);
        return mix(mix(sourceOffset) ^ crc.getValue() ^ Long.rotateLeft(mix(lengths), 17));
    }

    private int part(byte @Nullable [] bytes) {
        if (bytes == null) {
            return -1;
        }
        crc.update(bytes, 0, bytes.length);
        return bytes.length;
    }

    /** The finaliser of MurmurHash3, which spreads every bit over all. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
