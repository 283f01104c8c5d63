package io.tributary.standardization.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a unit measures: a product of powers of basic dimensions. */
record Dimension(Map<Basic, Integer> powers) {

    static final Dimension NONE = new Dimension(Map.of());

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("", "a bare number"),
            Map.entry("L", "length"),
            Map.entry("L2", "area"),
            Map.entry("L3", "volume"),
            Map.entry("L.T-1", "speed"),
            Map.entry("L.T-2", "acceleration"),
            Map.entry("L3.T-1", "volume flow"),
            Map.entry("M", "mass"),
            Map.entry("M.T-1", "mass flow"),
            Map.entry("L-3.M", "mass concentration"),
            Map.entry("L-1.M.T-2", "pressure"),
            Map.entry("L.M.T-2", "force"),
            Map.entry("L2.M.T-2", "energy"),
            Map.entry("L2.M.T-3", "power"),
            Map.entry("M.T-3", "irradiance"),
            Map.entry("T", "time"),
            Map.entry("T-1", "frequency"),
            Map.entry("K", "temperature"),
            Map.entry("A", "plane angle"),
            Map.entry("Q.T-1", "electric current"),
            Map.entry("L2.M.Q-1.T-2", "voltage"),
            Map.entry("L-3.N", "amount concentration"),
            Map.entry("N", "amount of substance"));

    /** In the order of their letters, so that a product is written one way. */
    enum Basic {
        A,
        J,
        K,
        L,
        M,
        N,
        Q,
        T
    }

    Dimension {
        powers = powers.entrySet().stream()
                .filter(power -> power.getValue() != 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Dimension of(Basic basic) {
        return new Dimension(Map.of(basic, 1));
    }

    Dimension times(Dimension other, int exponent) {
        Map<Basic, Integer> product = new EnumMap<>(Basic.class);
        product.putAll(powers);
        other.powers.forEach((basic, power) -> product.merge(basic, power * exponent, Integer::sum));
        return new Dimension(product);
    }

    /** Its name where people have one, else the product. */
    String name() {
        List<String> factors = new ArrayList<>();
        for (Basic basic : Basic.values()) {
            int power = powers.getOrDefault(basic, 0);
            if (power != 0) {
                factors.add(power == 1 ? basic.name() : basic.name() + power);
            }
        }
        String product = String.join(".", factors);
        return NAMES.getOrDefault(product, product);
    }
}
