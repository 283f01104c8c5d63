package io.tributary.demo.recount;

import java.util.Arrays;

/** One small number for each offset of a partition, zero until it is set. Grows as needed. */
final class OffsetTable {

    private byte[] values = new byte[1024];
    private int end;

    byte get(long offset) {
        return offset < end ? values[(int) offset] : 0;
    }

    void set(long offset, int value) {
        int index = Math.toIntExact(offset);
        if (index >= values.length) {
            values = Arrays.copyOf(values, Math.max(index + 1, values.length + (values.length >> 1)));
        }
        values[index] = (byte) value;
        end = Math.max(end, index + 1);
    }

    /** Counts up; stays where it is once the number would no longer fit. */
    void increment(long offset) {
        byte value = get(offset);
        if (value < Byte.MAX_VALUE) {
            set(offset, value + 1);
        }
    }

    /** The offset after the last one that was set. */
    long end() {
        return end;
    }
}
