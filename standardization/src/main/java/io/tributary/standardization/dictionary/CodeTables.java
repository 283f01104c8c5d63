package io.tributary.standardization.dictionary;

import java.util.Set;

/** The code tables that a flow may name. */
public interface CodeTables {

    Set<String> names();

    /**
     * @param name one of {@link #names()}
     * @throws IllegalArgumentException with a message for people, where its text is no code table
     */
    CodeTable table(String name);
}
