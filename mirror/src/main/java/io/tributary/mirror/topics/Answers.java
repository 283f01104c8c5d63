package io.tributary.mirror.topics;

import org.apache.kafka.common.KafkaFuture;

/** How an answer of the cluster is waited for. */
@FunctionalInterface
interface Answers {

    /**
     * @throws io.tributary.core.fault.TributaryException where none comes in time, or translated from what came instead
     */
    <T> T await(KafkaFuture<T> answer);
}
