package io.tributary.demo.recount;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The reasons that dead letters give, counted, with one letter of each as a sample. */
final class DeadLetters {

    private final Map<String, Long> reasons = new TreeMap<>();
    private final Map<String, DeadLetterSample> samples = new TreeMap<>();

    void add(ConsumerRecord<byte[], byte[]> letter) {
        String code = text(letter, "tributary-error-code");
        reasons.merge(code, 1L, Long::sum);
        samples.computeIfAbsent(
                code,
                unseen -> new DeadLetterSample(
                        letter.key() == null ? "" : new String(letter.key(), StandardCharsets.UTF_8),
                        code,
                        text(letter, "tributary-error-pointer"),
                        text(letter, "tributary-error-message")));
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    Map<String, Long> reasons() {
        return reasons;
    }

    Map<String, DeadLetterSample> samples() {
        return samples;
    }
}
