package io.tributary.mirror.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaFaultsTests {

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new SaslAuthenticationException("bad password"), FaultCode.INVALID_CREDENTIALS),
                Arguments.of(new TopicAuthorizationException("std.air"), FaultCode.PERMISSION_DENIED),
                Arguments.of(new CommitFailedException("rebalanced"), FaultCode.OWNERSHIP_LOST),
                Arguments.of(new ProducerFencedException("fenced"), FaultCode.OWNERSHIP_LOST),
                Arguments.of(new TimeoutException("no answer"), FaultCode.CLUSTER_UNREACHABLE),
                Arguments.of(new java.util.concurrent.TimeoutException(), FaultCode.CLUSTER_UNREACHABLE),
                Arguments.of(new UnknownTopicOrPartitionException("gone"), FaultCode.TOPIC_NOT_FOUND),
                Arguments.of(new ConfigException("linger.ms", "x"), FaultCode.INVALID_CONFIGURATION),
                Arguments.of(new KafkaException("odd"), FaultCode.COMMIT_FAILED),
                Arguments.of(new IllegalStateException("odd"), FaultCode.UNFORESEEN));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("causes")
    void causeIsRecognisedUnderItsWrappers(Exception cause, FaultCode expected) {
        Throwable wrapped = new ExecutionException(new KafkaException("outer", cause));
        TributaryException fault = KafkaFaults.translate(wrapped, "the upstream at h:1");
        assertThat(fault.code()).isEqualTo(expected);
        assertThat(fault.getMessage()).startsWith("the upstream at h:1: ");
    }

    @Test
    void translatedFaultIsNotTranslatedAgain() {
        TributaryException known = new TributaryException(FaultCode.TOPIC_NOT_FOUND, "x");
        assertThat(KafkaFaults.translate(new ExecutionException(known), "anywhere"))
                .isSameAs(known);
    }
}
