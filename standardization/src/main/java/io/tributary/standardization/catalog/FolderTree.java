package io.tributary.standardization.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes folders with all that is in them. */
final class FolderTree {

    private FolderTree() {}

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /** Deletes the folders beside this one whose names begin so. */
    static void deleteSiblings(Path folder, String prefix) throws IOException {
        List<Path> siblings;
        try (Stream<Path> paths = Files.list(folder.getParent())) {
            siblings = paths.filter(path -> Files.isDirectory(path)
                            && !path.equals(folder)
                            && path.getFileName().toString().startsWith(prefix))
                    .toList();
        }
        for (Path sibling : siblings) {
            delete(sibling);
        }
    }
}
