package io.tributary.mirror.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class SourceReaderTests {

    private static final TopicPartition LEFT = new TopicPartition("ods.passages", 0);
    private static final TopicPartition RIGHT = new TopicPartition("ods.passages", 1);
    private static final int RECORD_BYTES = 10;

    /** Holds records of ten bytes from offset 0 to each end, and hands over all of them at once. */
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none") {
        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read = new HashMap<>();
            Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
            ends.forEach((partition, end) -> {
                long position = assignment().contains(partition) ? position(partition) : end;
                if (position < end && !paused().contains(partition)) {
                    read.put(partition, records(partition, position, end));
                    next.put(partition, new OffsetAndMetadata(end));
                    seek(partition, end);
                }
            });
            return new ConsumerRecords<>(read, next);
        }
    };

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final SourceReader reader = new SourceReader(consumer);

    private static List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(offset -> new ConsumerRecord<byte[], byte[]>(
                        partition.topic(),
                        partition.partition(),
                        offset,
                        0,
                        TimestampType.CREATE_TIME,
                        -1,
                        RECORD_BYTES,
                        null,
                        new byte[RECORD_BYTES],
                        new RecordHeaders(),
                        Optional.empty()))
                .toList();
    }

    private void read(long ofLeft, long ofRight) {
        ends.put(LEFT, ofLeft);
        ends.put(RIGHT, ofRight);
        reader.assign(Set.of(LEFT, RIGHT));
        consumer.updateEndOffsets(ends);
        seek(LEFT, 0);
        seek(RIGHT, 0);
    }

    private void seek(TopicPartition partition, long offset) {
        reader.seek(partition, new OffsetAndMetadata(offset));
    }

    private ConsumerRecords<byte[], byte[]> portion(int records) {
        return reader.poll(Duration.ZERO, records * RECORD_BYTES);
    }

    private static List<Long> offsets(ConsumerRecords<byte[], byte[]> portion, TopicPartition partition) {
        return portion.records(partition).stream().map(ConsumerRecord::offset).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    @Test
    void whatIsReadIsGivenInPortions() {
        read(5, 0);

        assertThat(offsets(portion(2), LEFT)).containsExactly(0L, 1L);
        assertThat(offsets(portion(2), LEFT)).containsExactly(2L, 3L);
        assertThat(offsets(portion(2), LEFT)).containsExactly(4L);
        assertThat(portion(2).isEmpty()).isTrue();
    }

    @Test
    void recordLargerThanThePortionIsGivenAlone() {
        read(2, 0);

        assertThat(offsets(reader.poll(Duration.ZERO, 1), LEFT)).containsExactly(0L);
    }

    @Test
    void withoutABoundAllIsGivenAtOnce() {
        read(5, 3);
        portion(1);

        ConsumerRecords<byte[], byte[]> all = reader.poll(Duration.ZERO, Double.POSITIVE_INFINITY);

        assertThat(all.count()).isEqualTo(7);
    }

    @Test
    void placeBehindIsToldOnlyWhenAllBeforeItIsGiven() {
        read(2, 0);

        assertThat(portion(1).nextOffsets()).doesNotContainKey(LEFT);
        assertThat(portion(1).nextOffsets()).containsKey(LEFT);
    }

    @Test
    void partitionsTakeTurns() {
        read(4, 4);

        ConsumerRecords<byte[], byte[]> first = portion(2);
        ConsumerRecords<byte[], byte[]> second = portion(2);

        assertThat(first.partitions()).hasSize(1).isNotEqualTo(second.partitions());
    }

    @Test
    void pausedPartitionKeepsWhatWasReadOfIt() {
        read(3, 1);
        portion(1);
        reader.pauseOnly(Set.of(LEFT, RIGHT));
        assertThat(portion(10).isEmpty()).isTrue();

        reader.pauseOnly(Set.of());

        assertThat(portion(10).count()).isEqualTo(3);
    }

    @Test
    void placeThatIsSoughtForgetsWhatWasReadAhead() {
        read(5, 0);
        portion(2);

        seek(LEFT, 1);

        assertThat(offsets(portion(10), LEFT)).isEqualTo(range(1, 5));
    }

    @Test
    void partitionThatIsTakenAwayIsNotGivenAnyMore() {
        read(3, 3);
        TopicPartition begun = portion(1).partitions().iterator().next();
        TopicPartition other = begun.equals(LEFT) ? RIGHT : LEFT;

        reader.assign(Set.of(other));

        assertThat(portion(10).partitions()).containsExactly(other);
    }

    @Test
    void whatWasReadAndNotGivenCountsAsLag() {
        read(5, 0);
        portion(2);

        assertThat(reader.currentLag(LEFT)).hasValue(3);
    }

    @Test
    void anyPortionsPausesAndSeeksGiveEachRecordOnceAndInOrder() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            givesEachOnceAndInOrder(random);
        }
    }

    private void givesEachOnceAndInOrder(SplittableRandom random) {
        Map<TopicPartition, Long> due = new HashMap<>(Map.of(LEFT, 0L, RIGHT, 0L));
        Set<TopicPartition> paused = Set.of();
        read(20, 30);
        while (due.get(LEFT) < 20 || due.get(RIGHT) < 30) {
            TopicPartition any = random.nextBoolean() ? LEFT : RIGHT;
            switch (random.nextInt(4)) {
                case 0 -> paused = Set.of(any);
                case 1 -> {
                    long back = random.nextLong(due.get(any) + 1);
                    seek(any, back);
                    due.put(any, back);
                }
                default -> paused = Set.of();
            }
            reader.pauseOnly(paused);
            assertThat(consumer.paused()).isEqualTo(paused);
            ConsumerRecords<byte[], byte[]> given = portion(1 + random.nextInt(8));
            assertThat(given.partitions()).noneMatch(paused::contains);
            StreamSupport.stream(given.spliterator(), false).forEach(record -> {
                TopicPartition of = new TopicPartition(record.topic(), record.partition());
                assertThat(record.offset()).isEqualTo(due.get(of));
                due.merge(of, 1L, Long::sum);
            });
        }
        reader.pauseOnly(Set.of());
        reader.assign(Set.of());
    }
}
