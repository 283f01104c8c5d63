package io.tributary.ops.redrive;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.deadletter.DeadLetters;
import io.tributary.mirror.deadletter.LetterCount;
import io.tributary.mirror.deadletter.LetterFilter;
import io.tributary.mirror.deadletter.LetterPage;
import io.tributary.mirror.redrive.Redrive;
import io.tributary.mirror.redrive.RedriveReport;
import io.tributary.mirror.redrive.RedriveRequest;
import io.tributary.mirror.redrive.RedriveSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at the dead letters of a gateway's flows, and redrives them under the contracts that the gateway runs at that moment.
 *
 * <p><b>Threading:</b> any thread; every call blocks on the clusters, with clients of its own. One redrive at a time, and few
 * looks, since each reads as many letters as it is asked to.
 */
public final class RedriveDesk {

    private static final int MOST_LOOKS = 4;

    private final RedriveSettings settings;
    private final Supplier<List<Contract>> contracts;
    private final ReentrantLock redriving = new ReentrantLock();
    private final Semaphore looks = new Semaphore(MOST_LOOKS);

    public RedriveDesk(RedriveSettings settings, Supplier<List<Contract>> contracts) {
        this.settings = settings;
        this.contracts = contracts;
    }

    /** The flows that run, by name. */
    public List<String> flows() {
        return contracts.get().stream()
                .map(contract -> contract.definition().name().value())
                .sorted()
                .toList();
    }

    /**
     * By source topic; those without a topic for dead letters are left out.
     *
     * @throws TributaryException where too many looks go on already
     */
    public Map<String, LetterCount> count(String flow, String topic, LetterFilter filter, long newest) {
        Map<String, LetterCount> counts = new TreeMap<>();
        contract(flow).ifPresent(contract -> {
            look(letters -> {
                topics(contract, topic, letters)
                        .forEach(source -> counts.put(source, letters.count(source, filter, newest)));
                return counts;
            });
        });
        return counts;
    }

    /**
     * Some letters of one partition.
     *
     * @param from offset of the first one to look at, in the dead-letter topic
     * @return absent where there is no such flow, topic or partition
     * @throws TributaryException where too many looks go on already
     */
    public Optional<LetterPage> browse(
            String flow, String topic, int partition, long from, LetterFilter filter, int most) {
        Contract contract = contract(flow).orElse(null);
        if (contract == null) {
            return Optional.empty();
        }
        return look(letters -> topics(contract, topic, letters).stream()
                .findFirst()
                .flatMap(source -> letters.partitions(source).stream()
                        .filter((TopicPartition one) -> one.partition() == partition)
                        .findFirst())
                .map(one -> letters.browse(letters.span(one).from(from), filter, most)));
    }

    private <T> T look(Function<DeadLetters, T> work) {
        if (!looks.tryAcquire()) {
            throw new TributaryException(
                    FaultCode.DUPLICATE_INSTANCE,
                    MOST_LOOKS + " looks at dead letters go on in this gateway; wait for the end of one and try again");
        }
        try (DeadLetters letters = open()) {
            return work.apply(letters);
        } finally {
            looks.release();
        }
    }

    /**
     * @return absent where there is no such flow
     * @throws TributaryException where a redrive goes on already, or it cannot begin
     */
    public Optional<RedriveReport> redrive(String flow, RedriveRequest request) {
        Contract contract = contract(flow).orElse(null);
        if (contract == null) {
            return Optional.empty();
        }
        if (!redriving.tryLock()) {
            throw new TributaryException(
                    FaultCode.DUPLICATE_INSTANCE, "a redrive goes on in this gateway; wait for its end and try again");
        }
        try {
            return Optional.of(Redrive.run(settings, contract, request));
        } finally {
            redriving.unlock();
        }
    }

    private Optional<Contract> contract(String flow) {
        return contracts.get().stream()
                .filter(contract -> contract.definition().name().value().equals(flow))
                .findFirst();
    }

    private DeadLetters open() {
        return DeadLetters.open(
                settings.cluster(),
                "tributary-" + settings.site() + "-deadletters",
                "the cluster of site " + settings.site());
    }

    private static List<String> topics(Contract contract, String topic, DeadLetters letters) {
        return letters.sourceTopics(contract.definition().source().topics(), topic);
    }
}
