package io.tributary.mirror.engine;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.mirror.topics.SourceTopic;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A contract that may not be opened.
 *
 * @param flaw throws where it may not
 */
record FlawedContract(Contract sound, Runnable flaw) implements Contract {

    /** The same topic with such a contract. */
    static SourceTopic topic(SourceTopic sound, Runnable flaw) {
        return new SourceTopic(
                new FlawedContract(sound.contract(), flaw),
                sound.topic(),
                sound.topicId(),
                sound.partitions(),
                sound.ledgerTopic(),
                sound.targetTopic(),
                sound.deadLetterTopic(),
                sound.maxTargetBytes());
    }

    /** It cannot be opened for as long as it is flawed. */
    static SourceTopic topic(SourceTopic sound, AtomicBoolean flawed) {
        return topic(sound, () -> {
            if (flawed.get()) {
                throw new IllegalStateException("no such cipher");
            }
        });
    }

    @Override
    public FlowDefinition definition() {
        return sound.definition();
    }

    @Override
    public ContractStamp stamp() {
        return sound.stamp();
    }

    @Override
    public Standardizer open() {
        flaw.run();
        return sound.open();
    }
}
