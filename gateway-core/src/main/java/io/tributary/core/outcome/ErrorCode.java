package io.tributary.core.outcome;

/** The stable codes of refusals. A code is never renamed or used for something else. */
public enum ErrorCode {
    RECORD_TOO_LARGE("the value has more bytes than the limit"),
    INVALID_ENCODING("the bytes are not valid in the flow's charset"),
    MALFORMED_JSON("the value is not one JSON document"),
    MALFORMED_CSV("the value is not one CSV record with the flow's columns"),
    MALFORMED_XML("the value is not one XML document"),
    TOO_DEEP("the document nests deeper than the limit"),
    LIMIT_EXCEEDED("a string, number, name or field count passes its limit"),
    SOURCE_SCHEMA_VIOLATION("the raw record breaks the schema that the flow accepts"),
    SCHEMA_VIOLATION("the standard record breaks the shared schema"),
    UNKNOWN_CODE("no row of the code table matches the value"),
    AMBIGUOUS_CODE("rows of the code table with different answers match the value"),
    INVALID_TIME("the value is not a time of the declared pattern"),
    INVALID_NUMBER("the value is not a number of the declared kind"),
    INVALID_TYPE("the value has a type that the field's rule cannot take"),
    EXPRESSION_FAILED("the expression could not be evaluated on this record"),
    KEY_MISSING("the field that gives the key is absent from the standard record"),
    INTERNAL("the standardization failed in a way nobody foresaw; please report it");

    private final String meaning;

    ErrorCode(String meaning) {
        this.meaning = meaning;
    }

    /** One English clause for people. */
    public String meaning() {
        return meaning;
    }
}
