package io.tributary.standardization.measure;

import io.tributary.core.fault.NearestName;
import java.math.BigDecimal;
import java.util.Map;

/** Reads a unit in UCUM's syntax: codes with exponents, joined by {@code .} and {@code /}, with brackets and annotations. */
final class UnitParser {

    private static final int MAX_LENGTH = 64;
    private static final int MAX_EXPONENT = 30;
    private static final String ENDS = "./(){}";

    /** What people write, and UCUM does not. */
    private static final Map<String, String> HABITS = Map.ofEntries(
            Map.entry("℃", "Cel"),
            Map.entry("°C", "Cel"),
            Map.entry("°F", "[degF]"),
            Map.entry("°", "deg"),
            Map.entry("mmHg", "mm[Hg]"),
            Map.entry("kn", "[kn_i]"),
            Map.entry("ppm", "[ppm]"),
            Map.entry("ppb", "[ppb]"),
            Map.entry("psi", "[psi]"),
            Map.entry("mi", "[mi_i]"),
            Map.entry("mph", "[mi_i]/h"),
            Map.entry("ha", "har"),
            Map.entry("kgf", "kgf"),
            Map.entry("hr", "h"),
            Map.entry("sec", "s"),
            Map.entry("ml", "mL"));

    private final String text;
    private final UnitTable table;
    private int index;

    UnitParser(String text, UnitTable table) {
        this.text = text;
        this.table = table;
    }

    /**
     * @throws IllegalArgumentException where the text is no unit of the table
     */
    Unit parse() {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a unit has 1 to " + MAX_LENGTH + " characters; got '" + text + "'");
        }
        Unit alone = table.find(text);
        if (alone != null) {
            return alone;
        }
        Unit unit = term();
        if (index < text.length()) {
            throw wrong("has '" + text.charAt(index) + "' where a unit has ended");
        }
        return unit;
    }

    private Unit term() {
        Unit unit = Unit.ONE;
        int sign = 1;
        if (next('/')) {
            sign = -1;
        }
        while (true) {
            unit = unit.times(component(), sign);
            if (next('.')) {
                sign = 1;
            } else if (next('/')) {
                sign = -1;
            } else {
                return unit;
            }
        }
    }

    private Unit component() {
        if (next('(')) {
            Unit inner = term();
            if (!next(')')) {
                throw wrong("lacks a ')'");
            }
            return inner;
        }
        Unit unit = index < text.length() && text.charAt(index) == '{' ? Unit.ONE : simple();
        if (next('{')) {
            int end = text.indexOf('}', index);
            if (end < 0) {
                throw wrong("lacks a '}'");
            }
            index = end + 1;
        }
        return unit;
    }

    private Unit simple() {
        String whole = whole();
        if (whole.isEmpty()) {
            throw wrong("lacks a unit at character " + (index + 1));
        }
        index += whole.length();
        if (whole.matches("10[*^][+-]?[0-9]{1,2}")) {
            return Unit.of(Dimension.NONE, Ratio.of(BigDecimal.ONE.scaleByPowerOfTen(exponent(whole.substring(3)))));
        }
        if (whole.matches("[0-9]{1,9}")) {
            return Unit.of(Dimension.NONE, Ratio.of(whole));
        }
        int end = whole.length();
        while (end > 0 && isOfExponent(whole.charAt(end - 1))) {
            end--;
        }
        Unit atom = atom(whole.substring(0, end));
        return end == whole.length() ? Unit.ONE.times(atom, 1) : Unit.ONE.times(atom, exponent(whole.substring(end)));
    }

    private static boolean isOfExponent(char character) {
        return character >= '0' && character <= '9' || character == '-' || character == '+';
    }

    private int exponent(String digits) {
        if (!digits.matches("[+-]?[0-9]{1,2}") || Math.abs(Integer.parseInt(digits)) > MAX_EXPONENT) {
            throw wrong("has the exponent '" + digits + "'");
        }
        return Integer.parseInt(digits);
    }

    private Unit atom(String code) {
        Unit unit = table.find(code);
        if (unit == null) {
            throw unknown(code);
        }
        if (!unit.isLinear()) {
            throw wrong("makes " + code + " a part of a unit; a difference of temperatures is measured in K");
        }
        return unit;
    }

    /** Up to the next sign that ends a component; what stands in square brackets is of the code. */
    private String whole() {
        int end = index;
        boolean bracket = false;
        while (end < text.length() && (bracket || ENDS.indexOf(text.charAt(end)) < 0)) {
            char character = text.charAt(end);
            bracket = character == '[' || bracket && character != ']';
            end++;
        }
        return text.substring(index, end);
    }

    private boolean next(char expected) {
        boolean there = index < text.length() && text.charAt(index) == expected;
        index += there ? 1 : 0;
        return there;
    }

    private IllegalArgumentException unknown(String code) {
        String ascii =
                code.replace('µ', 'u').replace('μ', 'u').replace("²", "2").replace("³", "3");
        String habit = HABITS.get(code);
        String nearest = habit != null ? habit : ascii.equals(code) ? NearestName.of(code, table.codes()) : ascii;
        return new IllegalArgumentException("'" + code + "' is no unit that is known by UCUM's codes"
                + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("the unit '" + text + "' " + what + "; units are written as in UCUM: ug/m3,"
                + " km/h, mm[Hg], kW.h, Cel");
    }
}
