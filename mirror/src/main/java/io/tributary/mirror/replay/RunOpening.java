package io.tributary.mirror.replay;

import io.tributary.core.contract.Contract;
import io.tributary.core.fault.TributaryException;
import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.topics.SourceTopic;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the sessions of a run: looks at topics and journal, shuts out another worker, and begins a pass or takes up the one
 * that is half done.
 *
 * <p><b>Threading:</b> confined to the run's thread; blocks on both clusters.
 */
final class RunOpening {

    private static final Logger LOG = LoggerFactory.getLogger(RunOpening.class);

    private final ReplaySettings settings;
    private final ReplayRequest request;
    private final Contract contract;
    private final RecordGate gate;
    private final Pace pace;
    private final Clock clock = Clock.systemUTC();
    private final RunClaim claim;

    RunOpening(ReplaySettings settings, Contract contract, ReplayRequest request, RecordGate gate, Pace pace) {
        this.settings = settings;
        this.request = request;
        String target = request.target();
        this.contract = target == null ? contract : new RetargetedContract(contract, target);
        this.gate = gate;
        this.pace = pace;
        this.claim = new RunClaim(request, contract, settings.worker(), clock);
    }

    /**
     * @return nothing where the run is finished already
     * @throws TributaryException where it cannot be opened, now or as it is asked for
     */
    Optional<RunSession> open() {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            return open(opened);
        } catch (RuntimeException e) {
            closeAll(opened);
            throw e;
        }
    }

    private Optional<RunSession> open(Deque<AutoCloseable> opened) {
        Journal before = Journal.read(settings);
        claim.check(before);
        if (claim.isDoneAlready(before)) {
            return Optional.empty();
        }
        // What does not fit the pass that is half done is refused before whoever works at that is shut out.
        var unused = claim.halfDone(before);
        RunTopics topics = new RunTopics(settings, request.name());
        opened.push(topics);
        topics.ensureJournal();
        List<SourceTopic> found = topics.find(contract, request.topic());
        RunClients clients = new RunClients(settings, request.name());
        Consumer<byte[], byte[]> source = source(clients);
        opened.push(source);
        RunTransaction transaction = new RunTransaction(clients.producer(), settings.journalTopic());
        opened.push(transaction);
        transaction.recover();
        // Once more: what another worker had open has ended only now.
        Journal journal = Journal.read(settings);
        Optional<RunHead> halfDone = claim.halfDone(journal);
        List<PartitionProgress> progress = halfDone.isPresent()
                ? journal.progress(halfDone.get())
                : located(new RunBounds(source, request, journal), found);
        RunHead head = halfDone.map(claim::resumed).orElseGet(() -> claim.begun(journal));
        RunSession session = new RunSession(settings, head, gate, pace, clock, source, transaction, topics);
        session.claim(found, progress, halfDone.isEmpty());
        return Optional.of(session);
    }

    private Consumer<byte[], byte[]> source(RunClients clients) {
        try {
            return clients.source();
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, settings.clusterDescription());
        }
    }

    private List<PartitionProgress> located(RunBounds bounds, List<SourceTopic> found) {
        List<PartitionProgress> begun = new ArrayList<>();
        try {
            found.forEach(topic -> begun.addAll(bounds.locate(topic)));
        } catch (KafkaException e) {
            throw KafkaFaults.translate(e, settings.clusterDescription());
        }
        return begun;
    }

    private static void closeAll(Deque<AutoCloseable> opened) {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (Exception e) {
                LOG.debug("Closing {} failed; the fault that led here is the one that counts", one, e);
            }
        }
    }
}
