package io.tributary.core.flow;

import java.util.Set;

/**
 * One XML document a value.
 *
 * @param arrays names of elements that are an array also where there is only one
 */
public record XmlLayout(Set<String> arrays) implements ValueLayout {

    public static final XmlLayout PLAIN = new XmlLayout(Set.of());

    public XmlLayout {
        arrays = Set.copyOf(arrays);
    }

    @Override
    public Format format() {
        return Format.XML;
    }
}
