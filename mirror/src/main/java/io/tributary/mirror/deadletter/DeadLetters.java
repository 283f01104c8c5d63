package io.tributary.mirror.deadletter;

import io.tributary.core.flow.TopicNames;
import io.tributary.mirror.client.ClientProperties;
import io.tributary.mirror.client.PartitionReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private DeadLetters(PartitionReader reader) {
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

    /** The partitions of the dead-letter topic of a source topic, which has one. */
    public List<TopicPartition> partitions(String sourceTopic) {
        return reader.partitions(sourceTopic + TopicNames.DEAD_LETTER_SUFFIX);
    }

    /** A partition's letters as they are now. */
    public LetterSpan span(TopicPartition partition) {
        return new LetterSpan(partition, reader.begin(partition), reader.end(partition));
    }

    /**
     * Hands over the letters of a span in their order.
     *
     * @param each says whether to go on
     * @return the span that is left
     */
    public LetterSpan read(LetterSpan span, Predicate<StoredLetter> each) {
        return read(span, each, new LetterTally());
    }

    private LetterSpan read(LetterSpan span, Predicate<StoredLetter> each, LetterTally strangers) {
        long next = reader.read(span.partition(), span.from(), span.to(), record -> {
            Optional<StoredLetter> letter = StoredLetter.of(record);
            if (letter.isEmpty()) {
                strangers.addStranger();
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
        for (TopicPartition partition : partitions(sourceTopic)) {
            if (!filter.selectsPartition(partition.partition())) {
                continue;
            }
            LetterSpan whole = span(partition);
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
                    tally);
        }
        return tally.finish(isWhole);
    }

    /**
     * Some letters that the filter selects, in their order.
     *
     * @param most so many at most
     */
    public LetterPage browse(LetterSpan span, LetterFilter filter, int most) {
        List<StoredLetter> found = new ArrayList<>();
        LetterSpan left = read(span, letter -> {
            if (filter.selects(letter)) {
                found.add(letter);
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
