package io.tributary.standardization.codec;

import java.util.Arrays;

/**
 * The names that the open objects of a document have had so far, by hash: enough to vouch that none appears twice. Two that
 * may be the same leave the decision to the tree reader.
 *
 * <p><b>Threading:</b> confined to one thread, one document at a time.
 */
final class SeenNames {

    /** Names of one object that are compared one by one; the tree reader is better at more. */
    private static final int MAX_NAMES = 256;

    private long[] hashes = new long[64];
    private int size;

    void startDocument() {
        size = 0;
    }

    /** Begins an object; what it gives is handed to the others. */
    int open() {
        return size;
    }

    void close(int object) {
        size = object;
    }

    /**
     * @param filter a bit for each name of the object so far
     * @return the filter with this one
     */
    long add(int object, long filter, long hash) throws UnvouchedDocumentException {
        long bit = 1L << hash;
        if ((filter & bit) != 0) {
            for (int i = object; i < size; i++) {
                JsonScan.require(hashes[i] != hash);
            }
        }
        JsonScan.require(size - object < MAX_NAMES);
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        hashes[size++] = hash;
        return filter | bit;
    }
}
