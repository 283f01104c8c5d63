package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.site.SiteCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of a running gateway, which is read again from time to time.
 *
 * <ol>
 *   <li>What could not be read, or read and not run, changes nothing of what runs: see {@link Succession}.
 *   <li>A source that has nothing to run does not take the place of one that had: an empty registry or folder is far more
 *       often one that was set up anew than one that was emptied on purpose. To run nothing, stop the gateway.
 *   <li>The copy on disk holds only what was found good, so that a restart goes on with it too.
 *   <li>Versions and origins are the source's, also when they come from the copy.
 * </ol>
 *
 * <p><b>Threading:</b> starts and reloads follow one another; {@link #current()} and {@link #standing()} may be asked at any
 * time. One process for each copy.
 */
public final class LiveCatalog {

    private final CatalogSource source;
    private final ContractCompiler compiler;
    private final @Nullable SiteCode site;
    private final @Nullable CatalogCopy copy;
    private final Clock clock;

    private @Nullable CatalogSnapshot taken;
    private @Nullable GoodCatalog unsaved;
    private volatile Generation current = Generation.NONE;
    private volatile CatalogStanding standing = CatalogStanding.NOT_READ;

    /**
     * @param site       whose flows run; null: every flow, whatever its sites
     * @param copyFolder of the last good copy; null: none is kept
     */
    public LiveCatalog(
            CatalogSource source, ContractCompiler compiler, @Nullable SiteCode site, @Nullable Path copyFolder) {
        this(source, compiler, site, copyFolder, Clock.systemUTC());
    }

    LiveCatalog(
            CatalogSource source,
            ContractCompiler compiler,
            @Nullable SiteCode site,
            @Nullable Path copyFolder,
            Clock clock) {
        this.source = source;
        this.compiler = compiler;
        this.site = site;
        this.copy = copyFolder == null ? null : new CatalogCopy(copyFolder);
        this.clock = clock;
    }

    /** What runs. */
    public Generation current() {
        return current;
    }

    /** Whence it came, and how the source answers. */
    public CatalogStanding standing() {
        return standing;
    }

    /** For people: the folder, or the registry's address. */
    public String source() {
        return source.description();
    }

    /**
     * Reads the catalog for the first time; from the copy where the source fails, or has nothing to run.
     *
     * @throws TributaryException with the source's fault where there is no copy, or {@code LOCAL_STORAGE} where it is damaged
     */
    public synchronized Generation start() {
        try {
            CatalogSnapshot candidate = source.load(true);
            Generation first = new Succession(compiler, site, Generation.NONE).step(candidate, clock.instant());
            if (!first.refused().isEmpty() || first.runsNothing()) {
                Generation before = copiedIfWell();
                first = new Succession(compiler, site, before).step(candidate, clock.instant());
                refuseNothing(first, before);
            }
            take(first, candidate);
        } catch (TributaryException e) {
            startFromCopy(e);
        }
        return current;
    }

    /**
     * Reads the catalog again, and makes what is good of it current. Throws nothing of what the source does: that is in the
     * {@link #standing()}.
     *
     * @param thoroughly whether to ask for what the source says never to change, too
     * @return whether something runs under another contract, came, went, or is refused now
     */
    public synchronized boolean reload(boolean thoroughly) {
        Generation before = current;
        try {
            CatalogSnapshot candidate = source.load(thoroughly);
            if (candidate.equals(taken)) {
                standing = standing.read(clock.instant(), saved());
                return false;
            }
            Generation next = new Succession(compiler, site, before).step(candidate, clock.instant());
            refuseNothing(next, before);
            take(next, candidate);
            return !next.isAs(before);
        } catch (TributaryException e) {
            standing = standing.failed(e);
            return false;
        }
    }

    private void refuseNothing(Generation next, Generation before) {
        if (next.runsNothing() && !before.runsNothing()) {
            throw new ConfigurationException(List.of(ConfigurationProblem.of(
                    source.description(),
                    "",
                    "holds no flow and no route for this site any more; what ran goes on. Publish them, with 'tributary"
                            + " push' where it is a registry; to run nothing, stop the gateway")));
        }
    }

    private void take(Generation next, CatalogSnapshot candidate) {
        taken = candidate;
        unsaved = GoodCatalog.of(next, candidate);
        boolean isNew = !next.isAs(current);
        current = next;
        standing = isNew ? standing.taken(clock.instant(), saved()) : standing.read(clock.instant(), saved());
    }

    /** What kept the copy from being written; absent where it is as it should be. */
    private @Nullable String saved() {
        GoodCatalog good = unsaved;
        if (copy == null || good == null) {
            return null;
        }
        try {
            copy.save(good, clock.instant());
            unsaved = null;
            return null;
        } catch (IOException e) {
            return "the catalog's copy in " + copy.folder() + " cannot be written (" + e
                    + "); a restart would not find it";
        }
    }

    private void startFromCopy(TributaryException fault) {
        Optional<Generation> copied;
        try {
            copied = copied();
        } catch (TributaryException damaged) {
            damaged.addSuppressed(fault);
            throw damaged;
        }
        if (copied.isEmpty() && copy != null) {
            throw withoutCopy(fault, copy.folder());
        }
        current = copied.orElseThrow(() -> fault);
        standing = standing.fromCopy(clock.instant()).failed(fault);
    }

    private static TributaryException withoutCopy(TributaryException fault, Path folder) {
        return fault instanceof ConfigurationException
                ? fault
                : new TributaryException(
                        fault.code(),
                        fault.getMessage() + ". There is no copy in " + folder + " to start from yet",
                        fault);
    }

    private Generation copiedIfWell() {
        try {
            return copied().orElse(Generation.NONE);
        } catch (TributaryException damaged) {
            // It is written anew at once from what is good.
            return Generation.NONE;
        }
    }

    private Optional<Generation> copied() {
        Optional<GoodCatalog> good = copy == null ? Optional.empty() : copy.load();
        return good.map(this::compiled).filter(generation -> !generation.runsNothing());
    }

    private Generation compiled(GoodCatalog good) {
        Instant now = clock.instant();
        Generation goingOn = Generation.NONE;
        for (CatalogSnapshot alone : good.goingOn().values()) {
            Generation one = new Succession(compiler, site, Generation.NONE).step(alone, now);
            goingOn = goingOn.plus(one);
        }
        return goingOn.plus(new Succession(compiler, site, Generation.NONE).step(good.whole(), now));
    }
}
