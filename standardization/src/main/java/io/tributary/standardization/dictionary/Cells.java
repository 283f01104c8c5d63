package io.tributary.standardization.dictionary;

import java.util.ArrayList;
import java.util.List;

/** Cells that hold several values. Stateless. */
final class Cells {

    private Cells() {}

    /** The values between the separators, without the blanks around them. */
    static List<String> split(String cell, String separator) {
        List<String> values = new ArrayList<>(2);
        int from = 0;
        int at = cell.indexOf(separator);
        while (at >= 0) {
            values.add(cell.substring(from, at).strip());
            from = at + separator.length();
            at = cell.indexOf(separator, from);
        }
        values.add(cell.substring(from).strip());
        return values;
    }
}
