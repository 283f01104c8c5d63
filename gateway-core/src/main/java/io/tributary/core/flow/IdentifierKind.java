package io.tributary.core.flow;

/** Identifiers with a standard that says which of them are valid. */
public enum IdentifierKind {
    /** The resident identity number of GB 11643-1999. */
    RESIDENT_ID("resident-id"),
    /** The unified social credit code of GB 32100-2015. */
    UNIFIED_SOCIAL_CREDIT_CODE("unified-social-credit-code");

    private final String keyword;

    IdentifierKind(String keyword) {
        this.keyword = keyword;
    }

    /** The name that flow files use. */
    public String keyword() {
        return keyword;
    }
}
