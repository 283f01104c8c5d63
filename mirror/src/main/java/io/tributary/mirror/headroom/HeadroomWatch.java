package io.tributary.mirror.headroom;

import io.tributary.core.ledger.LossCause;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Says how long records that were not read yet are safe at the source, and why records were lost.
 *
 * <p><b>Threading:</b> {@link #look} is for one thread and blocks on the site's cluster; the rest is for any. <b>Failure:</b>
 * a cluster that does not answer throws {@link io.tributary.core.fault.TributaryException} at a look; the answers of the
 * look before stay.
 */
public final class HeadroomWatch implements AutoCloseable {

    private final SourceLogs logs;
    private final RecentLosses losses;
    private final Survey survey;
    private final LossInquiry inquiry;
    private volatile Map<String, FlowHeadroom> flows = Map.of();

    /**
     * @param newAdmin    makes an administrator's client of the site's cluster
     * @param newReader   makes a consumer of the site's cluster that needs no group
     * @param servers     of the site's cluster, for commands
     * @param description of the site's cluster, for people
     */
    public HeadroomWatch(
            HeadroomSettings settings,
            Supplier<Admin> newAdmin,
            Supplier<Consumer<byte[], byte[]>> newReader,
            String servers,
            String description,
            Clock clock) {
        this.logs = new SourceLogs(newAdmin, description);
        this.losses = new RecentLosses(settings.interval().multipliedBy(PartitionHistory.SAMPLES));
        this.survey = new Survey(settings, logs, new OldestRecords(newReader), losses, servers, clock);
        this.inquiry = new LossInquiry(logs, clock);
    }

    /** Looks at the logs of these partitions; what was known of others is forgotten. */
    public void look(Collection<Standing> standings) {
        flows = survey.of(standings);
    }

    /** As it was at the newest look. */
    public FlowHeadroom of(String sourceTopic) {
        return flows.getOrDefault(sourceTopic, FlowHeadroom.NOT_KNOWN);
    }

    /**
     * Why records are not there any more. Asks the site's cluster; one that does not answer leaves it unknown.
     *
     * @param from      the first offset that was not read
     * @param to        the first one that is still there
     * @param notBefore a time before which none of these records was written, in milliseconds since the epoch; 0 where
     *     nothing is known
     */
    public LossCause causeOfLoss(TopicPartition partition, long from, long to, long notBefore) {
        losses.add(partition);
        return inquiry.cause(partition, to, survey.oldestMillis(partition, from), notBefore);
    }

    /** Ends its clients; a look that goes on ends with a fault. */
    @Override
    public void close() {
        logs.close();
    }
}
