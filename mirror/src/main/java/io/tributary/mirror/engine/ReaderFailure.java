package io.tributary.mirror.engine;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** What a reader could not go on with, as Kafka's consumer says it. */
record ReaderFailure(KafkaException thrown) {

    /** Whether the partition is at fault, by its topic or by its own name. */
    boolean names(TopicPartition partition) {
        if (thrown instanceof TopicAuthorizationException denied) {
            return denied.unauthorizedTopics().contains(partition.topic());
        }
        // Of a damaged batch, Kafka's reader names the partition in words only.
        String words = thrown.getMessage();
        return words != null && !(thrown instanceof RetriableException) && isNamedIn(words, partition.toString());
    }

    /** Whether it stands there as a whole: {@code a-1} is not named by {@code a-10}, nor by {@code b.a-1}. */
    private static boolean isNamedIn(String words, String partition) {
        int at = words.indexOf(partition);
        while (at >= 0) {
            int end = at + partition.length();
            boolean isStart = at == 0 || !isOfTopicName(words.charAt(at - 1));
            boolean isEnd = end == words.length() || !Character.isDigit(words.charAt(end));
            if (isStart && isEnd) {
                return true;
            }
            at = words.indexOf(partition, end);
        }
        return false;
    }

    private static boolean isOfTopicName(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '.' || letter == '_' || letter == '-';
    }
}
