package io.tributary.standardization.registry;

/** What a person can do about a refusal. */
final class RegistryRemedy {

    private RegistryRemedy() {}

    static String of(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> ". It points elsewhere: give the address that it points to";
            case 401 -> ". Check that a user name and password for the registry are given, and that they are right";
            case 403 -> ". The user may not do this: ask for the permission, or give a user who has it";
            case 404 -> ". Check the address, its path part above all";
            case 409 ->
                ". The new version breaks the compatibility that the subject demands: change the schema, or the"
                        + " subject's compatibility";
            case 413 -> ". It is too large for the registry: raise the registry's limit, or split the document";
            case 422 -> ". The registry takes it for no valid schema: does it name its dialect by \"$schema\"?";
            default -> "";
        };
    }
}
