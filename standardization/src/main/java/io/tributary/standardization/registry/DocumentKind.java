package io.tributary.standardization.registry;

import java.util.Optional;

/** The documents that live in the registry beside schemas, each under subjects of its own. */
public enum DocumentKind {
    FLOW("flow", "tributary.flow."),
    ROUTE("route", "tributary.route."),
    CODE_TABLE("code-table", "tributary.code-table.");

    private final String word;
    private final String prefix;

    DocumentKind(String word, String prefix) {
        this.word = word;
        this.prefix = prefix;
    }

    /** In text, such as {@code code-table}. */
    public String word() {
        return word;
    }

    public String subject(String name) {
        return prefix + name;
    }

    /** The name of the document that a subject holds, where it holds one of this kind. */
    public Optional<String> nameIn(String subject) {
        return subject.startsWith(prefix) && subject.length() > prefix.length()
                ? Optional.of(subject.substring(prefix.length()))
                : Optional.empty();
    }
}
