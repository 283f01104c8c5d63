package io.tributary.mirror.engine;

import io.tributary.mirror.client.KafkaFaults;
import io.tributary.mirror.topics.SourceTopic;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * What is to be learned of a shipment that was given up: which records were refused for what they are, and which partitions
 * cannot be sent now while others can. Those are held and then tried in shipments of their own, so that they do not take the
 * others along again and again.
 *
 * <p><b>Threading:</b> confined to the stream's thread; every record of the shipment has its answer.
 */
final class FailedShipment {

    private final Collection<OwnedPartition> owned;
    private final @Nullable Throwable thrown;
    private final String upstream;
    /** How many records each cause was given to; a batch holds those of all partitions that go to one place. */
    private final Map<Exception, Integer> refused = new IdentityHashMap<>();
    /** What the shipment as a whole failed by: the producer gives it to whatever it had not sent yet, too. */
    private final Set<Throwable> ofAll = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<String, Throwable> deniedTopics = new HashMap<>();
    private int sent;

    /**
     * @param thrown   what the shipment failed by, where that is known
     * @param upstream for people, such as {@code the upstream at province:9092}
     */
    FailedShipment(Collection<OwnedPartition> owned, @Nullable Throwable thrown, String upstream) {
        this.owned = owned;
        this.thrown = thrown;
        this.upstream = upstream;
        for (Throwable at = thrown; at != null && ofAll.add(at); at = at.getCause()) {
            deny(at);
        }
        for (OwnedPartition one : owned) {
            sent += one.sent().count();
            one.sent().refusals().forEach(refusal -> refused.merge(refusal.cause(), 1, Integer::sum));
            SentRecords.Failure trouble = one.sent().trouble();
            if (trouble != null) {
                deny(trouble.cause());
            }
        }
    }

    private void deny(Throwable fault) {
        if (fault instanceof TopicAuthorizationException denied) {
            denied.unauthorizedTopics().forEach(topic -> deniedTopics.put(topic, denied));
        }
    }

    /** @return whether records were refused for what they are */
    boolean learn() {
        boolean learned = false;
        for (OwnedPartition one : owned) {
            learned |= one.learn(this::standsAlone);
        }
        for (OwnedPartition one : owned) {
            holdIfAtFault(one);
        }
        return learned;
    }

    private boolean standsAlone(Exception cause) {
        return sent == 1 || (refused.getOrDefault(cause, 0) == 1 && !ofAll.contains(cause));
    }

    private void holdIfAtFault(OwnedPartition one) {
        if (one.sent().count() == 0 && !one.isTouched()) {
            return;
        }
        SentRecords.Failure trouble = one.sent().trouble();
        Throwable fault = denial(one);
        if (fault == null && trouble != null && isAloneInTrouble(one)) {
            fault = trouble.cause();
        }
        if (fault != null) {
            one.cannotBeSent(
                    one.source() + " cannot be mirrored: " + words(fault),
                    trouble == null
                            ? one.mirroring()
                                    .map(PartitionState.Mirroring::committed)
                                    .orElse(0L)
                            : trouble.offset());
        }
    }

    /** Of a topic that its records, letters or entries go to, or that it is read from; absent where none is denied. */
    private @Nullable Throwable denial(OwnedPartition one) {
        SourceTopic topic = one.topic();
        Stream<String> topics = thrown instanceof SiteClusterException
                ? Stream.of(topic.topic(), topic.deadLetterTopic())
                : Stream.of(topic.targetTopic(), topic.ledgerTopic());
        return topics.map(deniedTopics::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Where nothing of any partition arrived, that is the upstream's fault and not one partition's. */
    private boolean isAloneInTrouble(OwnedPartition one) {
        return !one.sent().hasArrived()
                && owned.stream().anyMatch(other -> other != one && other.sent().hasArrived());
    }

    private @Nullable String words(Throwable fault) {
        return thrown instanceof SiteClusterException
                ? thrown.getMessage()
                : KafkaFaults.translate(fault, upstream).getMessage();
    }
}
