package io.tributary.mirror.deadletter;

import io.tributary.core.flow.TopicNames;
import io.tributary.core.flow.TopicSelector;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.PartitionReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The dead letters of a site, as they stand in its own cluster. Letters stay until the retention of their topic deletes
 * them, also those of records that were redriven.
 *
 * <p><b>Threading:</b> confined to one thread; every call blocks on the cluster. It holds no more than one poll's letters.
 */
public final class DeadLetters implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PartitionReader reader;

    /** Takes over the reader, which sees committed records only, and closes it. */
    DeadLetters(PartitionReader reader) {
        this.reader = reader;
    }

    /**
     * @param cluster for people
     */
    public static DeadLetters open(ClientProperties properties, String clientId, String cluster) {
        return new DeadLetters(PartitionReader.ofCommitted(properties, clientId, PATIENCE, cluster));
    }

    /** The source topics that have a topic for their dead letters. */
    public Set<String> sourceTopics() {
        return reader.topics().stream()
                .filter(name -> name.endsWith(TopicNames.DEAD_LETTER_SUFFIX))
                .map(name -> name.substring(0, name.length() - TopicNames.DEAD_LETTER_SUFFIX.length()))
                .collect(Collectors.toSet());
    }

    /**
     * Those of them that a flow reads, in the order of their names.
     *
     * @param topic only this one where it is not empty
     */
    public List<String> sourceTopics(TopicSelector selector, String topic) {
        return sourceTopics().stream()
                .filter(selector::selects)
                .filter(source -> topic.isEmpty() || topic.equals(source))
                .sorted()
                .toList();
    }

    /** The partitions of the dead-letter topic of a source topic, which has one. */
    public List<TopicPartition> partitions(String sourceTopic) {
        return reader.partitions(sourceTopic + TopicNames.DEAD_LETTER_SUFFIX);
    }

    /** A partition's letters as they are now. */
    public LetterSpan span(TopicPartition partition) {
        return new LetterSpan(partition, reader.begin(partition), reader.end(partition));
    }

    /** The letters of a source topic as they are now, by partition, without those that have none. */
    public List<LetterSpan> spans(String sourceTopic) {
        List<TopicPartition> partitions = partitions(sourceTopic);
        Map<TopicPartition, Long> begins = reader.begins(partitions);
        Map<TopicPartition, Long> ends = reader.ends(partitions);
        return partitions.stream()
                .map(partition ->
                        new LetterSpan(partition, begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)))
                .filter(span -> !span.isEmpty())
                .toList();
    }

    /**
     * Hands over the letters of a span in their order, and passes over what is no letter.
     *
     * @param each says whether to go on
     * @return the span that is left
     */
    public LetterSpan read(LetterSpan span, Predicate<StoredLetter> each) {
        return read(span, each, () -> {});
    }

    /**
     * @param stranger is run for each record that is no letter, or whose reasons this version does not know
     */
    public LetterSpan read(LetterSpan span, Predicate<StoredLetter> each, Runnable stranger) {
        long next = reader.read(span.partition(), span.from(), span.to(), record -> {
            Optional<StoredLetter> letter = StoredLetter.of(record);
            if (letter.isEmpty()) {
                stranger.run();
            }
            return letter.map(each::test).orElse(true);
        });
        return new LetterSpan(span.partition(), next, span.to());
    }

    /**
     * Counts the letters of a source topic that the filter selects.
     *
     * @param most of each partition so many of the newest at most, counting what is no letter
     */
    public LetterCount count(String sourceTopic, LetterFilter filter, long most) {
        LetterTally tally = new LetterTally();
        boolean isWhole = true;
        for (LetterSpan whole : spans(sourceTopic)) {
            if (!filter.selectsPartition(whole.partition().partition())) {
                continue;
            }
            LetterSpan newest = whole.newest(most);
            isWhole &= newest.equals(whole);
            read(
                    newest,
                    letter -> {
                        if (filter.selects(letter)) {
                            tally.add(letter);
                        }
                        return true;
                    },
                    tally::addStranger);
        }
        return tally.finish(isWhole);
    }

    /**
     * Some letters that the filter selects, in their order.
     *
     * @param most so many at most
     */
    public LetterPage browse(LetterSpan span, LetterFilter filter, int most) {
        List<LetterHead> found = new ArrayList<>();
        LetterSpan left = read(span, letter -> {
            if (filter.selects(letter)) {
                found.add(letter.head());
            }
            return found.size() < most;
        });
        return new LetterPage(found, left);
    }

    @Override
    public void close() {
        reader.close();
    }
}
