package io.tributary.standardization.validation;

import io.tributary.standardization.codec.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one document of a schema and all those that it refers to, so that every engine has references within one document
 * only: the others stand among its definitions, and references to them lead there.
 *
 * <p><b>Threading:</b> confined to one thread; for one schema.
 */
final class SchemaBundle {

    /** More documents are refused. */
    private static final int MAX_DOCUMENTS = 200;

    private final SchemaReferences references;
    private final SchemaDraft draft;
    private final Map<SchemaText, String> places = new LinkedHashMap<>();
    private final List<SchemaText> waiting = new ArrayList<>();

    private SchemaBundle(SchemaReferences references, SchemaDraft draft) {
        this.references = references;
        this.draft = draft;
    }

    /**
     * @throws IllegalArgumentException with a message for people, where a document is no schema or cannot be found
     */
    static Map<String, Object> of(SchemaText root, SchemaReferences references) {
        Map<String, Object> document = parse(root.text());
        SchemaBundle bundle = new SchemaBundle(references, SchemaDraft.of(document.get("$schema")));
        bundle.places.put(root, "");
        Map<String, Object> whole = bundle.outermost(root, document);
        Map<String, Object> definitions = new LinkedHashMap<>();
        if (whole.get(bundle.draft.definitions()) instanceof Map<?, ?> own) {
            own.forEach((name, definition) -> definitions.put((String) name, definition));
        }
        for (int next = 0; next < bundle.waiting.size(); next++) {
            SchemaText referred = bundle.waiting.get(next);
            definitions.put(key(next + 1), bundle.embedded(referred));
        }
        if (!bundle.waiting.isEmpty()) {
            whole.put(bundle.draft.definitions(), definitions);
        }
        return whole;
    }

    static List<String> namesIn(String text) {
        Set<String> names = new LinkedHashSet<>();
        Map<String, Object> document = parse(text);
        new ReferenceRewriter(document, (name, fragment) -> {
                    names.add(name);
                    return "#";
                })
                .rewritten();
        return List.copyOf(names);
    }

    private static Map<String, Object> parse(String text) {
        if (text.length() > SchemaCompiler.MAX_CHARS) {
            throw new IllegalArgumentException(
                    "the schema has " + text.length() + " characters; the limit is " + SchemaCompiler.MAX_CHARS);
        }
        if (!(JsonText.parse(text) instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("a schema is a JSON object");
        }
        Map<String, Object> document = new LinkedHashMap<>();
        members.forEach((name, member) -> document.put((String) name, member));
        return document;
    }

    /** Beside references that lead nowhere, all else that is wrong is told, too. */
    private Map<String, Object> outermost(SchemaText root, Map<String, Object> document) {
        try {
            return rewritten(root, document);
        } catch (IllegalArgumentException e) {
            List<String> faults = new ArrayList<>(List.of(String.valueOf(e.getMessage())));
            faults.addAll(SchemaFaults.in(document, draft));
            throw new IllegalArgumentException(SchemaFaults.joined(faults), e);
        }
    }

    private Map<String, Object> embedded(SchemaText referred) {
        try {
            Map<String, Object> document = parse(referred.text());
            if (document.containsKey("$schema") && SchemaDraft.of(document.get("$schema")) != draft) {
                throw new IllegalArgumentException("it is of draft "
                        + SchemaDraft.of(document.get("$schema")).word() + ", and what refers to it of " + draft.word()
                        + "; write both for one draft");
            }
            document.remove("$schema");
            document.remove("$id");
            document.remove("id");
            return rewritten(referred, document);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in " + referred.name() + ", which it refers to: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> rewritten(SchemaText from, Map<String, Object> document) {
        String own = places.getOrDefault(from, "");
        return new ReferenceRewriter(
                        document, (name, fragment) -> "#" + (name.isEmpty() ? own : place(from, name)) + fragment)
                .embeddedAt(own)
                .rewritten();
    }

    private String place(SchemaText from, String name) {
        SchemaText referred = references.find(from, name);
        String known = places.get(referred);
        if (known != null) {
            return known;
        }
        if (waiting.size() == MAX_DOCUMENTS) {
            throw new IllegalArgumentException("it refers to more than " + MAX_DOCUMENTS + " other schemas");
        }
        waiting.add(referred);
        String place = "/" + draft.definitions() + "/" + key(waiting.size());
        places.put(referred, place);
        return place;
    }

    private static String key(int number) {
        return "tributary-referred-" + number;
    }
}
