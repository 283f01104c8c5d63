package io.tributary.demo.traffic;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Values that were read from a file, in their order, without keys. */
public final class FileTraffic implements Traffic {

    private final Iterator<byte[]> values;

    public FileTraffic(List<byte[]> values) {
        this.values = List.copyOf(values).iterator();
    }

    @Override
    public Optional<RawRecord> next() {
        return values.hasNext() ? Optional.of(new RawRecord(null, values.next())) : Optional.empty();
    }
}
