package io.tributary.standardization.codec;

import io.tributary.core.flow.CsvLayout;
import java.util.List;

/** CSV that comes from configuration. Stateless. */
public final class CsvText {

    private static final CsvLayout COMMAS = new CsvLayout(List.of(), ',');

    private CsvText() {}

    /**
     * The rows of comma-separated text that are not blank.
     *
     * @throws IllegalArgumentException with the place, where the text is not CSV
     */
    public static List<List<String>> rows(String text) {
        try {
            return CsvTreeReader.rows(text, COMMAS);
        } catch (UnreadableRecordException e) {
            throw new IllegalArgumentException(e.error().message().english(), e);
        }
    }
}
