package io.tributary.standardization.validation;

import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import io.tributary.core.outcome.RecordError;
import org.jspecify.annotations.Nullable;

/** The drafts of JSON Schema. */
enum SchemaDraft {
    DRAFT_4("draft-04", "http://json-schema.org/draft-04/schema"),
    DRAFT_6("draft-06", "http://json-schema.org/draft-06/schema"),
    DRAFT_7("draft-07", "http://json-schema.org/draft-07/schema"),
    DRAFT_2019_09("2019-09", "https://json-schema.org/draft/2019-09/schema"),
    DRAFT_2020_12("2020-12", "https://json-schema.org/draft/2020-12/schema");

    private final String word;
    private final String uri;

    SchemaDraft(String word, String uri) {
        this.word = word;
        this.uri = uri;
    }

    String word() {
        return word;
    }

    /** Whether everit knows it. */
    boolean isEverits() {
        return this != DRAFT_2019_09 && this != DRAFT_2020_12;
    }

    /** As the library knows it that has the meta-schemas of all drafts with it. */
    Dialect dialect() {
        return switch (this) {
            case DRAFT_4 -> Dialects.getDraft4();
            case DRAFT_6 -> Dialects.getDraft6();
            case DRAFT_7 -> Dialects.getDraft7();
            case DRAFT_2019_09 -> Dialects.getDraft201909();
            case DRAFT_2020_12 -> Dialects.getDraft202012();
        };
    }

    /** The keyword under which a schema keeps parts of its own. */
    String definitions() {
        return isEverits() ? "definitions" : "$defs";
    }

    /**
     * @param named what the schema says under {@code $schema}; null: nothing, which means draft 7
     * @throws IllegalArgumentException where it is no draft that we know
     */
    static SchemaDraft of(@Nullable Object named) {
        if (named == null) {
            return DRAFT_7;
        }
        String given = named.toString();
        String withoutFragment = given.endsWith("#") ? given.substring(0, given.length() - 1) : given;
        for (SchemaDraft draft : values()) {
            if (draft.uri.equals(withoutFragment)) {
                return draft;
            }
        }
        throw new IllegalArgumentException("the schema's draft '" + RecordError.shorten(given)
                + "' is not supported; supported are draft-04, draft-06, draft-07, 2019-09 and 2020-12, such as"
                + " \"$schema\": \"" + DRAFT_7.uri + "#\"");
    }
}
