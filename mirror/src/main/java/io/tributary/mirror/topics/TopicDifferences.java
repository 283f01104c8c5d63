package io.tributary.mirror.topics;

import io.tributary.core.flow.TargetPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a target topic that is there with what the flow and the source topic would have it to be. */
final class TopicDifferences {

    private static final String CLEANUP = "cleanup.policy";
    private static final String COMPACT = "compact";
    private static final String TIMESTAMP_TYPE = "message.timestamp.type";
    private static final String LOG_APPEND_TIME = "LogAppendTime";
    private static final String MAX_BYTES = "max.message.bytes";
    private static final String RETENTION = "retention.ms";
    private static final String MIN_ISR = "min.insync.replicas";
    private static final List<String> TIMESTAMP_BOUNDS =
            List.of("message.timestamp.before.max.ms", "message.timestamp.after.max.ms");

    private final TargetPolicy policy;
    private final TopicFacts source;
    private final TopicFacts target;
    private final List<TopicDifference> found = new ArrayList<>();

    private TopicDifferences(TargetPolicy policy, TopicFacts source, TopicFacts target) {
        this.policy = policy;
        this.source = source;
        this.target = target;
    }

    static List<TopicDifference> of(TargetPolicy policy, TopicFacts source, TopicFacts target) {
        TopicDifferences differences = new TopicDifferences(policy, source, target);
        differences.partitions();
        differences.replication();
        differences.declaredConfig();
        differences.sizes();
        differences.cleanup();
        differences.timestamps();
        differences.retention();
        return differences.found;
    }

    private void add(String setting, Object expected, Object actual, String consequence) {
        found.add(new TopicDifference(setting, expected.toString(), actual.toString(), consequence));
    }

    private void partitions() {
        Integer declared = policy.partitions();
        if (target.partitions() < source.partitions()) {
            add("partitions", "at least " + source.partitions() + " as at the source", target.partitions(), fewer());
        } else if (declared != null && declared != target.partitions()) {
            add("partitions", declared + " as the flow declares", target.partitions(), "records keep their partition");
        }
    }

    private String fewer() {
        return switch (policy.fewer()) {
            case FOLD -> "source partitions from " + target.partitions() + " on are folded into the others";
            case REFUSE ->
                "source partitions from " + target.partitions()
                        + " on wait; add partitions to the target, or declare target.fewer-partitions: grow or fold";
            case GROW -> "the gateway adds partitions";
        };
    }

    private void replication() {
        Integer declared = policy.replication();
        if (declared != null && declared != target.replication()) {
            add(
                    "replication",
                    declared + " as the flow declares",
                    target.replication(),
                    "reassign the topic's replicas to change it");
        }
        Long minIsr = number(target, MIN_ISR);
        if (minIsr != null && minIsr > target.replication()) {
            add(
                    MIN_ISR,
                    "at most " + target.replication() + ", which is the replication",
                    minIsr,
                    "the brokers refuse every record");
        }
    }

    private void declaredConfig() {
        if (target.config().isEmpty()) {
            return;
        }
        policy.sortedConfig().forEach((name, declared) -> {
            String actual = target.config().getOrDefault(name, "unset");
            if (!isSame(declared, actual)) {
                add(
                        name,
                        declared + " as the flow declares",
                        actual,
                        "the topic was there, or was changed; alter it, or the flow");
            }
        });
    }

    private static boolean isSame(String declared, String actual) {
        return words(declared).equals(words(actual));
    }

    /** Lists such as {@code compact,delete} are the same in any order. */
    private static Set<String> words(String list) {
        return new TreeSet<>(Arrays.asList(list.replace(" ", "").split(",")));
    }

    private void sizes() {
        if (!isComparable() || source.maxMessageBytes() <= target.maxMessageBytes()) {
            return;
        }
        add(
                MAX_BYTES,
                "at least " + source.maxMessageBytes() + " as at the source",
                target.maxMessageBytes(),
                "larger records become dead letters with RECORD_TOO_LARGE");
    }

    private void cleanup() {
        if (policy.config().containsKey(CLEANUP) || !isComparable()) {
            return;
        }
        boolean sourceCompacts = compacts(source);
        boolean targetCompacts = compacts(target);
        if (targetCompacts && !sourceCompacts) {
            add(
                    CLEANUP,
                    "delete as at the source",
                    text(target, CLEANUP),
                    "only the newest record of each key stays, and the brokers refuse records without a key");
        } else if (sourceCompacts && !targetCompacts) {
            add(
                    CLEANUP,
                    text(source, CLEANUP) + " as at the source",
                    text(target, CLEANUP),
                    "every version of a key stays until retention deletes it, the last one too");
        }
    }

    private static boolean compacts(TopicFacts topic) {
        return words(text(topic, CLEANUP)).contains(COMPACT);
    }

    private void timestamps() {
        if (LOG_APPEND_TIME.equals(target.config().get(TIMESTAMP_TYPE))) {
            add(TIMESTAMP_TYPE, "CreateTime", LOG_APPEND_TIME, "the records' own timestamps are replaced on arrival");
        }
        for (String bound : TIMESTAMP_BOUNDS) {
            Long allowed = number(target, bound);
            Long atSource = number(source, bound);
            if (allowed != null && atSource != null && allowed < atSource) {
                add(
                        bound,
                        "at least " + atSource + " as at the source",
                        allowed,
                        "the brokers refuse records whose timestamps lie further off");
            }
        }
    }

    private void retention() {
        Long here = number(source, RETENTION);
        Long there = number(target, RETENTION);
        if (policy.config().containsKey(RETENTION) || here == null || there == null || there < 0) {
            return;
        }
        if (here < 0 || here > there) {
            add(
                    RETENTION,
                    "at least " + here + " as at the source",
                    there,
                    "records are deleted at the target while the source still has them; older ones go soon after they"
                            + " arrive");
        }
    }

    private boolean isComparable() {
        return !source.config().isEmpty() && !target.config().isEmpty();
    }

    private static String text(TopicFacts topic, String name) {
        return topic.config().getOrDefault(name, "delete");
    }

    private static @Nullable Long number(TopicFacts topic, String name) {
        String written = topic.config().get(name);
        return written == null ? null : Long.valueOf(written);
    }
}
