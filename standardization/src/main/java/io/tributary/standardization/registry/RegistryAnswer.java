package io.tributary.standardization.registry;

/** What a registry answered. */
record RegistryAnswer(int status, String body) {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_FAULT = 500;

    boolean isGood() {
        return status == 200 || status == 201;
    }

    boolean isNotFound() {
        return status == NOT_FOUND;
    }

    /** Whether the user is not let in, or not that far. */
    boolean isRefusalOfUser() {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }

    /** Whether the same request may well succeed later. */
    boolean isPassing() {
        return status >= FIRST_SERVER_FAULT || status == TOO_MANY_REQUESTS;
    }
}
