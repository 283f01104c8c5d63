package io.tributary.standardization.catalog;

import io.tributary.core.fault.ConfigurationException;
import io.tributary.core.fault.ConfigurationProblem;
import java.util.List;

/**
 * All that a configuration folder holds, whether it could be run or not.
 *
 * @param snapshot its documents, those too that could not be read
 * @param problems what stands against the folder as a whole: files that are no documents, folders of other names, documents
 *     that are in each other's way
 */
public record FolderSurvey(CatalogSnapshot snapshot, List<ConfigurationProblem> problems) {

    public FolderSurvey {
        problems = List.copyOf(problems);
    }

    /**
     * The documents.
     *
     * @throws ConfigurationException where anything stands against the folder as a whole
     */
    public CatalogSnapshot accepted() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return snapshot;
    }

    boolean isReadThroughout() {
        return problems.isEmpty() && snapshot.unreadable().isEmpty();
    }
}
