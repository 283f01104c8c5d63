package io.tributary.ops.cli;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file cannot be read. */
final class FileFault {

    private FileFault() {}

    static String sentence(Exception thrown) {
        Throwable cause =
                thrown instanceof UncheckedIOException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read by this user";
        }
        if (cause instanceof NotDirectoryException file) {
            return file.getFile() + " is not a folder";
        }
        if (cause instanceof CharacterCodingException) {
            return "the file is not valid UTF-8";
        }
        return String.valueOf(cause.getMessage());
    }
}
