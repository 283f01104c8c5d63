package io.tributary.standardization.codec;

/**
 * Says that the fast reader leaves a document to {@link JsonTreeReader}, which knows whether it is wrong, and why. Carries
 * no stack trace, and no reason: there is one of it.
 */
final class UnvouchedDocumentException extends Exception {

    static final UnvouchedDocumentException INSTANCE = new UnvouchedDocumentException();

    private static final long serialVersionUID = 1L;

    private UnvouchedDocumentException() {
        super("the document is left to the tree reader", null, false, false);
    }
}
