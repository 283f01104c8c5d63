package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.fault.NearestName;
import io.tributary.core.outcome.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a configuration folder, with the problems met on the way.
 *
 * <p><b>Threading:</b> confined to the thread that reads.
 */
final class FolderReading {

    private static final int MAX_FILES = 5_000;
    private static final List<String> FOLDERS =
            Arrays.stream(CatalogSection.values()).map(CatalogSection::folder).toList();

    private final Path shown;
    private final Path contents;
    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private int documents;

    /**
     * @param shown    the folder as people know it
     * @param contents the folder that is read
     */
    FolderReading(Path shown, Path contents) {
        this.shown = shown;
        this.contents = contents;
        if (!Files.isDirectory(contents)) {
            throw new ConfigurationException(List.of(ConfigurationProblem.of(
                    shown.toString(),
                    "",
                    Files.exists(contents)
                            ? Wording.of(
                                    "the configuration folder is a file; give the folder that holds flows/ and schemas/",
                                    "配置目录是一个文件；请给出含有 flows/ 和 schemas/ 的目录")
                            : Wording.of(
                                    "the configuration folder does not exist; give the folder that holds flows/ and"
                                            + " schemas/",
                                    "配置目录不存在；请给出含有 flows/ 和 schemas/ 的目录"))));
        }
    }

    /** The documents of a section by the names of their files without ending, decoded; of two of one name the first. */
    Map<String, CatalogDocument> named(CatalogSection section) {
        Map<String, CatalogDocument> named = new TreeMap<>();
        documents(section).forEach(document -> named.putIfAbsent(document.name(), document));
        return named;
    }

    /** The documents of a section, those of one name beside each other. */
    List<CatalogDocument> documents(CatalogSection section) {
        List<CatalogDocument> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : files(section)) {
            String fileName = file.getFileName().toString();
            Optional<String> suffix =
                    section.suffixes().stream().filter(fileName::endsWith).findFirst();
            if (suffix.isEmpty()) {
                refuseStranger(section, fileName);
                continue;
            }
            String name = CatalogFileNames.decode(
                    fileName.substring(0, fileName.length() - suffix.get().length()));
            CatalogDocument document = read(section, name, file);
            if (document != null) {
                found.add(document);
            }
            if (!names.add(name)) {
                refuse(
                        section,
                        fileName,
                        Wording.of(
                                "there is another file for '" + name + "'; keep one of the two",
                                "'" + name + "' 另有一个文件；请只保留其中一个"));
            }
        }
        found.sort(Comparator.comparing(CatalogDocument::name));
        return found;
    }

    private void refuse(CatalogSection section, String fileName, Wording wording) {
        refuse(origin(section, fileName), wording);
    }

    void refuse(String origin, Wording wording) {
        problems.add(ConfigurationProblem.of(origin, "", wording));
    }

    /** What stands against the folder as a whole, once all of it was read. */
    List<ConfigurationProblem> finish() {
        nameMisspeltFolders();
        if (problems.isEmpty() && documents == 0) {
            refuse(
                    shown.toString(),
                    Wording.of(
                            "there is nothing to read: no flows/*.yaml, routes/*.yaml, schemas/*.json or code-tables/*.csv",
                            "没有可读取的内容：没有 flows/*.yaml、routes/*.yaml、schemas/*.json 或 code-tables/*.csv"));
        }
        return problems;
    }

    private List<Path> files(CatalogSection section) {
        Path folder = contents.resolve(section.folder());
        if (!Files.exists(folder)) {
            return List.of();
        }
        List<Path> files = visible(folder);
        if (files.size() > MAX_FILES) {
            refuse(
                    section,
                    "",
                    Wording.of(
                            "the folder holds " + files.size() + " files; at most " + MAX_FILES + " are read",
                            "目录中有 " + files.size() + " 个文件，最多读取 " + MAX_FILES + " 个"));
            return List.of();
        }
        return files;
    }

    private @Nullable CatalogDocument read(CatalogSection section, String name, Path file) {
        documents++;
        try {
            return TextFile.read(name, origin(section, file.getFileName().toString()), file, section.maxBytes());
        } catch (ConfigurationException e) {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                // Deleted since the folder was listed: what was read of it may be of two states.
                problems.addAll(e.problems());
                return null;
            }
            return CatalogDocument.unreadable(name, e.problems().get(0));
        }
    }

    // A file that is passed over in silence is a trap; one that explains the folder to people is not.
    private void refuseStranger(CatalogSection section, String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".md") && !lower.endsWith("~") && !lower.endsWith(".txt")) {
            refuse(
                    section,
                    fileName,
                    Wording.of(
                            "not read: the names of files here end in " + String.join(" or ", section.suffixes()),
                            "未读取：此处的文件名以 " + String.join(" 或 ", section.suffixes()) + " 结尾"));
        }
    }

    private void nameMisspeltFolders() {
        for (Path entry : visible(contents)) {
            String name = entry.getFileName().toString();
            String nearest = FOLDERS.contains(name) ? null : NearestName.of(name, FOLDERS);
            if (nearest != null && Files.isDirectory(entry)) {
                problems.add(new ConfigurationProblem(
                        shown.resolve(name).toString(),
                        0,
                        0,
                        "",
                        Wording.of("not read: the folder has another name", "未读取：目录名称不正确"),
                        nearest));
            }
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                refuse(
                        shown.resolve(name).toString(),
                        Wording.of(
                                "not read: move it into flows/ or routes/, or out of the folder",
                                "未读取：请将其移入 flows/ 或 routes/，或移出该目录"));
            }
        }
    }

    private List<Path> visible(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            refuse(
                    shown.resolve(contents.relativize(folder)).toString(),
                    Wording.of("cannot be listed: " + e, "无法列出：" + e));
            return List.of();
        }
    }

    private String origin(CatalogSection section, String fileName) {
        return shown.resolve(section.folder()).resolve(fileName).toString();
    }
}
