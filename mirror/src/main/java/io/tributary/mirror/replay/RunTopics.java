package io.tributary.mirror.replay;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.topics.SourceTopic;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a run at both ends.
 *
 * <p><b>Threading:</b> confined to the run's thread; blocks on both clusters. <b>Failure:</b> {@link TributaryException}.
 */
interface RunTopics extends AutoCloseable {

    void ensureJournal();

    /**
     * The source topics by name, with their target made where it is missing.
     *
     * @param only the only one that is meant; absent: all
     * @throws TributaryException where one cannot be read or sent to
     */
    List<SourceTopic> find(Contract contract, @Nullable String only);

    /**
     * @throws TributaryException with {@link FaultCode#SOURCE_RECREATED} where one was deleted and made anew since it was
     *     found
     */
    void verify(Collection<SourceTopic> topics);

    @Override
    void close();
}
