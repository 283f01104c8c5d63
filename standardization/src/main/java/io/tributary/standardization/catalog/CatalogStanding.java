package io.tributary.standardization.catalog;

import io.tributary.core.fault.TributaryException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whence a running catalog came, and how its source answers.
 *
 * @param fromCopy    whether what runs came from the copy on disk, because the source has not answered since the start
 * @param since       when what runs was taken up as a whole
 * @param lastContact when the source last gave the whole catalog; absent before the first time
 * @param fault       why the newest attempt to read the source failed as a whole; absent where it did not
 * @param copyFault   why the copy cannot be written; absent where it is as it should be
 * @param changes     times that the running catalog was exchanged, the start included
 * @param failures    attempts to read the source that failed as a whole
 */
public record CatalogStanding(
        boolean fromCopy,
        @Nullable Instant since,
        @Nullable Instant lastContact,
        @Nullable TributaryException fault,
        @Nullable String copyFault,
        long changes,
        long failures) {

    static final CatalogStanding NOT_READ = new CatalogStanding(false, null, null, null, null, 0, 0);

    CatalogStanding read(Instant now, @Nullable String copyProblem) {
        return new CatalogStanding(false, since, now, null, copyProblem, changes, failures);
    }

    CatalogStanding taken(Instant now, @Nullable String copyProblem) {
        return new CatalogStanding(false, now, now, null, copyProblem, changes + 1, failures);
    }

    CatalogStanding fromCopy(Instant now) {
        return new CatalogStanding(true, now, null, null, null, changes + 1, failures);
    }

    CatalogStanding failed(TributaryException why) {
        return new CatalogStanding(fromCopy, since, lastContact, why, copyFault, changes, failures + 1);
    }
}
