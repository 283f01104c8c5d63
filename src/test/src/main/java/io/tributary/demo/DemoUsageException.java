package io.tributary.demo;

/** An option names something that is not there or not fit; the message says what and what to do. */
final class DemoUsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoUsageException(String message) {
        super(message);
    }
}
