package io.tributary.standardization.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The units met in the field under UCUM's case sensitive codes, each by its definition in others before it. UCUM counts the
 * mole as a bare number; here it is an amount, so that grams and moles are not mixed up with counts.
 *
 * <p><b>Threading:</b> immutable.
 */
final class UnitTable {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("Y", "1e24"),
            Map.entry("Z", "1e21"),
            Map.entry("E", "1e18"),
            Map.entry("P", "1e15"),
            Map.entry("T", "1e12"),
            Map.entry("G", "1e9"),
            Map.entry("M", "1e6"),
            Map.entry("k", "1e3"),
            Map.entry("h", "1e2"),
            Map.entry("da", "1e1"),
            Map.entry("d", "1e-1"),
            Map.entry("c", "1e-2"),
            Map.entry("m", "1e-3"),
            Map.entry("u", "1e-6"),
            Map.entry("n", "1e-9"),
            Map.entry("p", "1e-12"),
            Map.entry("f", "1e-15"),
            Map.entry("a", "1e-18"),
            Map.entry("z", "1e-21"),
            Map.entry("y", "1e-24"));

    /** Code, how many, of what. Those that take prefixes. */
    private static final List<String> METRIC = List.of(
            "Hz 1 /s",
            "N 1 kg.m/s2",
            "Pa 1 N/m2",
            "J 1 N.m",
            "W 1 J/s",
            "A 1 C/s",
            "V 1 J/C",
            "F 1 C/V",
            "Ohm 1 V/A",
            "S 1 A/V",
            "Wb 1 V.s",
            "T 1 Wb/m2",
            "H 1 Wb/A",
            "Bq 1 /s",
            "Gy 1 J/kg",
            "Sv 1 J/kg",
            "lm 1 cd",
            "lx 1 lm/m2",
            "L 1 dm3",
            "l 1 dm3",
            "ar 100 m2",
            "t 1000 kg",
            "bar 100000 Pa",
            "cal 4.184 J",
            "cal_th 4.184 J",
            "gf 9.80665 g.m/s2",
            "Ci 37000000000 Bq",
            "m[Hg] 133322 Pa",
            "m[H2O] 9806.65 Pa",
            "st 1 m3",
            "kat 1 mol/s");

    /** Those that take none. */
    private static final List<String> OTHERS = List.of(
            "min 60 s",
            "h 60 min",
            "d 24 h",
            "wk 7 d",
            "% 0.01 1",
            "[ppth] 0.001 1",
            "[ppm] 0.000001 1",
            "[ppb] 0.000000001 1",
            "[pptr] 0.000000000001 1",
            "[in_i] 2.54 cm",
            "[ft_i] 12 [in_i]",
            "[yd_i] 3 [ft_i]",
            "[mi_i] 5280 [ft_i]",
            "[nmi_i] 1852 m",
            "[kn_i] 1 [nmi_i]/h",
            "[lb_av] 453.59237 g",
            "[oz_av] 28.349523125 g",
            "[gal_us] 231 [in_i]3",
            "[bbl_us] 42 [gal_us]",
            "[acr_br] 4840 [yd_i]2",
            "[g] 9.80665 m/s2",
            "[lbf_av] 1 [lb_av].[g]",
            "[psi] 1 [lbf_av]/[in_i]2",
            "[HP] 550 [ft_i].[lbf_av]/s",
            "atm 101325 Pa",
            "att 98066.5 Pa",
            "[in_i'Hg] 25.4 mm[Hg]",
            "[Btu_IT] 1055.05585262 J",
            "dyn 0.00001 N",
            "erg 0.0000001 J");

    private static final UnitTable FIELD = new UnitTable();

    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final List<String> metric = new ArrayList<>();

    private UnitTable() {
        basic();
        METRIC.forEach(definition -> metric.add(define(definition)));
        OTHERS.forEach(this::define);
        degrees();
    }

    static UnitTable field() {
        return FIELD;
    }

    private void basic() {
        basic("m", Dimension.Basic.L);
        basic("g", Dimension.Basic.M);
        basic("s", Dimension.Basic.T);
        basic("C", Dimension.Basic.Q);
        basic("K", Dimension.Basic.K);
        basic("cd", Dimension.Basic.J);
        basic("mol", Dimension.Basic.N);
        basic("rad", Dimension.Basic.A);
    }

    private void basic(String code, Dimension.Basic basic) {
        units.put(code, Unit.of(Dimension.of(basic), Ratio.ONE));
        metric.add(code);
    }

    private String define(String definition) {
        String[] parts = definition.split(" ");
        units.put(parts[0], new UnitParser(parts[2], this).parse().scaled(Ratio.of(parts[1])));
        return parts[0];
    }

    private void degrees() {
        Unit kelvin = Unit.of(Dimension.of(Dimension.Basic.K), Ratio.ONE);
        Ratio fiveNinths = Ratio.of("5").over(Ratio.of("9"));
        units.put("Cel", new Unit(kelvin.dimension(), Ratio.ONE, 0, Ratio.of("273.15")));
        Ratio zeroFahrenheit = Ratio.of("459.67").times(fiveNinths);
        units.put("[degF]", new Unit(kelvin.dimension(), fiveNinths, 0, zeroFahrenheit));
        Dimension angle = Dimension.of(Dimension.Basic.A);
        Unit degree = new Unit(angle, Ratio.ONE.over(Ratio.of("180")), 1, Ratio.ZERO);
        units.put("deg", degree);
        units.put("'", degree.scaled(Ratio.ONE.over(Ratio.of("60"))));
        units.put("''", degree.scaled(Ratio.ONE.over(Ratio.of("3600"))));
        units.put("gon", degree.scaled(Ratio.of("0.9")));
        units.put("circ", degree.scaled(Ratio.of("360")));
    }

    /** By its code, with or without a prefix; null where there is none. */
    @Nullable
    Unit find(String code) {
        Unit plain = units.get(code);
        if (plain != null) {
            return plain;
        }
        for (int length = 1; length <= 2 && length < code.length(); length++) {
            String prefix = PREFIXES.get(code.substring(0, length));
            String rest = code.substring(length);
            if (prefix != null && metric.contains(rest)) {
                Unit unit = units.get(rest);
                return unit == null ? null : unit.scaled(Ratio.of(prefix));
            }
        }
        return null;
    }

    Set<String> codes() {
        return units.keySet();
    }
}
