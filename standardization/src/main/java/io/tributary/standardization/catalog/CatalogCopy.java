package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last good catalog on disk. Each state has a folder of its own, in the layout of {@link FolderCatalogSource}; the
 * manifest names the one that counts and is exchanged in one step, so that a crash leaves the old state or the new one.
 *
 * <p><b>Threading:</b> confined to one thread at a time; one process for each copy.
 */
final class CatalogCopy {

    /** Marks the folders that are ours to delete; whatever else lies in the copy's folder stays. */
    private static final String STATE_PREFIX = "catalog-";

    private final Path folder;

    CatalogCopy(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /**
     * Makes a catalog the copy. Writes nothing where it is the copy already.
     *
     * @throws IOException where the disk does not let it; the copy is then as it was
     */
    void save(GoodCatalog good, Instant now) throws IOException {
        CopyContents contents = CopyContents.of(good);
        String name = STATE_PREFIX + contents.digest();
        if (isIntact(name)) {
            return;
        }
        Path state = folder.resolve(name);
        FolderTree.delete(state);
        for (Map.Entry<String, byte[]> file : contents.files().entrySet()) {
            Path target = state.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        CopyManifest manifest = new CopyManifest(good.whole().origin(), now, name, contents.documents());
        Path written = folder.resolve(CopyManifest.FILE + ".new");
        Files.writeString(written, manifest.toJson());
        Files.move(
                written,
                folder.resolve(CopyManifest.FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        FolderTree.deleteSiblings(state, STATE_PREFIX);
    }

    /**
     * @return empty where there is no copy
     * @throws TributaryException with {@code LOCAL_STORAGE} where the copy is not as it was written
     */
    Optional<GoodCatalog> load() {
        if (!Files.exists(folder.resolve(CopyManifest.FILE))) {
            return Optional.empty();
        }
        try {
            CopyManifest manifest = CopyManifest.parse(Files.readString(folder.resolve(CopyManifest.FILE)));
            return Optional.of(good(manifest));
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean isIntact(String name) {
        if (!Files.exists(folder.resolve(CopyManifest.FILE))) {
            return false;
        }
        try {
            CopyManifest manifest = CopyManifest.parse(Files.readString(folder.resolve(CopyManifest.FILE)));
            if (!manifest.folder().equals(name)) {
                return false;
            }
            good(manifest);
            return true;
        } catch (IOException | IllegalArgumentException | TributaryException e) {
            // Damaged: it is written anew.
            return false;
        }
    }

    private GoodCatalog good(CopyManifest manifest) {
        Map<String, CatalogSnapshot> goingOn = new TreeMap<>();
        manifest.documents().stream()
                .map(CopiedDocument::goingOn)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(flow -> goingOn.put(flow, snapshot(manifest, flow)));
        return new GoodCatalog(snapshot(manifest, null), goingOn);
    }

    private CatalogSnapshot snapshot(CopyManifest manifest, @Nullable String goingOn) {
        List<CatalogDocument> flows = new ArrayList<>();
        List<CatalogDocument> routes = new ArrayList<>();
        Map<String, NavigableMap<Integer, CatalogDocument>> schemas = new TreeMap<>();
        Map<String, CatalogDocument> tables = new TreeMap<>();
        for (CopiedDocument copied : manifest.documents()) {
            if (!Objects.equals(copied.goingOn(), goingOn)) {
                continue;
            }
            CatalogDocument document = document(manifest, copied);
            switch (copied.section()) {
                case FLOWS -> flows.add(document);
                case ROUTES -> routes.add(document);
                case SCHEMAS ->
                    schemas.computeIfAbsent(copied.name(), key -> new TreeMap<>())
                            .put(Integer.parseInt(copied.version()), document);
                case CODE_TABLES -> tables.put(copied.name(), document);
            }
        }
        return new CatalogSnapshot(manifest.origin(), flows, routes, schemas, tables);
    }

    private CatalogDocument document(CopyManifest manifest, CopiedDocument copied) {
        Path state = folder.resolve(manifest.folder()).normalize();
        Path file = state.resolve(copied.file()).normalize();
        if (!state.startsWith(folder.normalize()) || !file.startsWith(state)) {
            throw damaged(copied.file() + " lies outside", null);
        }
        try {
            CatalogDocument read = TextFile.read(
                    copied.name(), file.toString(), file, copied.section().maxBytes());
            if (!Sha256.of(read.text().getBytes(StandardCharsets.UTF_8)).equals(copied.sha256())) {
                throw damaged(copied.file() + " is not what was written", null);
            }
            return new CatalogDocument(
                    copied.name(), copied.version(), copied.origin(), read.text(), copied.references());
        } catch (ConfigurationException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private TributaryException damaged(String what, @Nullable Throwable cause) {
        return new TributaryException(
                FaultCode.LOCAL_STORAGE,
                "the catalog's copy in " + folder + " is damaged: " + what
                        + ". It is written anew once the catalog can be read from where it comes; to start before, bring"
                        + " back the folder from a backup",
                cause);
    }
}
