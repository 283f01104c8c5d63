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
    private final RunClients clients;
    private final Clock clock = Clock.systemUTC();
    private final RunClaim claim;

    RunOpening(
            ReplaySettings settings,
            Contract contract,
            ReplayRequest request,
            RecordGate gate,
            Pace pace,
            RunClients clients) {
        this.settings = settings;
        this.request = request;
        String target = request.target();
        this.contract = target == null ? contract : new RetargetedContract(contract, target);
        this.gate = gate;
        this.pace = pace;
        this.clients = clients;
        this.claim = new RunClaim(request, contract, settings.worker(), clock);
    }

    /** What came of it. */
    sealed interface Opened {}

    /** There is work to do. */
    record Begun(RunSession session) implements Opened {}

    /** The run is finished already. */
    record Done(RunReport report) implements Opened {}

    /**
     * @throws TributaryException where it cannot be opened, now or as it is asked for
     */
    Opened open() {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        boolean isKept = false;
        try {
            Opened result = open(opened);
            isKept = result instanceof Begun;
            return result;
        } finally {
            if (!isKept) {
                closeAll(opened);
            }
        }
    }

    private Opened open(Deque<AutoCloseable> opened) {
        Journal before = clients.journal();
        claim.check(before);
        if (claim.isDoneAlready(before)) {
            return done(before);
        }
        // What does not fit the pass that is half done is refused before whoever works at that is shut out.
        var unused = claim.halfDone(before);
        RunTopics topics = clients.topics();
        opened.push(topics);
        topics.ensureJournal();
        List<SourceTopic> found = topics.find(contract, request.topic());
        Consumer<byte[], byte[]> source = clients.source();
        RunReader reader = new RunReader(settings, source, topics, System::nanoTime);
        opened.push(reader);
        RunTransaction transaction = clients.transaction();
        opened.push(transaction);
        transaction.recover();
        // Once more: what another worker had open has ended only now, and may have been the rest of the run.
        Journal journal = clients.journal();
        if (claim.isDoneAlready(journal)) {
            return done(journal);
        }
        RunBounds bounds = new RunBounds(source, request, journal);
        Optional<RunHead> halfDone = claim.halfDone(journal);
        List<PartitionProgress> progress =
                halfDone.isPresent() ? journal.progress(halfDone.get()) : located(bounds, found);
        RunHead head = halfDone.map(claim::resumed).orElseGet(() -> claim.begun(journal));
        RunSession session =
                new RunSession(settings, head, gate, pace, clock, new RunSession.Ends(reader, transaction, topics));
        session.claim(found, progress, halfDone.isEmpty(), bounds.leftOut(found));
        return new Begun(session);
    }

    private Opened done(Journal journal) {
        RunHead head = journal.head(request.name()).orElseThrow();
        return new Done(new RunReport(head.name(), claim.done(head), head, journal.progress(head), gate.examples()));
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
