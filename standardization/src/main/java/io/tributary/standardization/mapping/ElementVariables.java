package io.tributary.standardization.mapping;

import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of a rule for elements see: {@code element}, and what all others see.
 *
 * <p><b>Threading:</b> confined to one thread.
 */
final class ElementVariables implements CelVariableResolver {

    static final String ELEMENT = "element";

    private final CelVariableResolver outer;
    private final Object tree;
    private @Nullable Object element;

    ElementVariables(CelVariableResolver outer, Object tree) {
        this.outer = outer;
        this.tree = tree;
    }

    @Override
    public Optional<Object> find(String name) {
        return name.equals(ELEMENT) ? Optional.of(element()) : outer.find(name);
    }

    private Object element() {
        if (element == null) {
            element = CelTree.toCel(tree);
        }
        return element;
    }
}
