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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at the dead letters of a gateway's flows, and redrives them under the contracts that the gateway runs at that moment.
 *
 * <p><b>Threading:</b> any thread; every call blocks on the clusters, with clients of its own. One redrive at a time.
 */
public final class RedriveDesk {

    private final RedriveSettings settings;
    private final Supplier<List<Contract>> contracts;
    private final ReentrantLock redriving = new ReentrantLock();

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

    /** By source topic; those without a topic for dead letters are left out. */
    public Map<String, LetterCount> count(String flow, String topic, LetterFilter filter, long newest) {
        Map<String, LetterCount> counts = new TreeMap<>();
        contract(flow).ifPresent(contract -> {
            try (DeadLetters letters = open()) {
                topics(contract, topic, letters)
                        .forEach(source -> counts.put(source, letters.count(source, filter, newest)));
            }
        });
        return counts;
    }

    /**
     * Some letters of one partition.
     *
     * @param from offset of the first one to look at, in the dead-letter topic
     * @return absent where there is no such flow, topic or partition
     */
    public Optional<LetterPage> browse(
            String flow, String topic, int partition, long from, LetterFilter filter, int most) {
        Contract contract = contract(flow).orElse(null);
        if (contract == null) {
            return Optional.empty();
        }
        try (DeadLetters letters = open()) {
            return topics(contract, topic, letters).stream()
                    .findFirst()
                    .flatMap(source -> letters.partitions(source).stream()
                            .filter((TopicPartition one) -> one.partition() == partition)
                            .findFirst())
                    .map(one -> letters.browse(letters.span(one).from(from), filter, most));
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
        return letters.sourceTopics().stream()
                .filter(contract.definition().source().topics()::selects)
                .filter(source -> topic.isEmpty() || topic.equals(source))
                .sorted()
                .toList();
    }
}
