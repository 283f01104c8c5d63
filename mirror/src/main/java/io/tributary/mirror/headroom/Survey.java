package io.tributary.mirror.headroom;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The looks at the site's logs, with what must be remembered from one to the next. All partitions are asked for at once:
 * for offsets and configurations at each look, for sizes, which are an answer of every broker on all of its topics, at every
 * fourth.
 *
 * <p><b>Threading:</b> one thread looks; {@link #oldestMillis} is for any.
 */
final class Survey {

    private static final int LOOKS_A_SIZE = 4;

    private final HeadroomSettings settings;
    private final SourceLogs logs;
    private final OldestRecords oldest;
    private final RecentLosses losses;
    private final String servers;
    private final Clock clock;
    private final Map<TopicPartition, PartitionHistory> histories = new HashMap<>();
    private final Map<TopicPartition, SourceLogs.Stamp> firstUnread = new ConcurrentHashMap<>();
    private Map<TopicPartition, Double> bytesPerRecord = Map.of();
    private int looks;

    Survey(
            HeadroomSettings settings,
            SourceLogs logs,
            OldestRecords oldest,
            RecentLosses losses,
            String servers,
            Clock clock) {
        this.settings = settings;
        this.logs = logs;
        this.oldest = oldest;
        this.losses = losses;
        this.servers = servers;
        this.clock = clock;
    }

    /** The timestamp of the record at the offset, where that was the first unread one at the newest look. */
    @Nullable
    Long oldestMillis(TopicPartition partition, long offset) {
        SourceLogs.Stamp known = firstUnread.get(partition);
        return known == null || known.offset() != offset ? null : known.timestampMillis();
    }

    /** By source topic. */
    Map<String, FlowHeadroom> of(Collection<Standing> standings) {
        Set<TopicPartition> partitions =
                standings.stream().map(Standing::partition).collect(Collectors.toSet());
        forgetOthers(partitions);
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, SourceLogs.Extent> extents = logs.extents(partitions);
        Map<String, Retention> retentions =
                logs.retentions(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        if (looks++ % LOOKS_A_SIZE == 0) {
            bytesPerRecord = bytesPerRecord(extents);
        }
        Map<TopicPartition, PartitionHistory.Sample> samples = sample(standings, extents);
        Map<TopicPartition, Long> timestamps = timestamps(standings, samples);
        Map<String, List<Forecast>> forecasts = new HashMap<>();
        samples.forEach((partition, sample) -> forecasts
                .computeIfAbsent(partition.topic(), unused -> new ArrayList<>())
                .add(new Forecast(
                        situation(partition, sample, retentions.get(partition.topic()), timestamps.get(partition)),
                        settings)));
        Map<String, FlowHeadroom> flows = new HashMap<>();
        forecasts.forEach((topic, all) -> flows.put(topic, flow(topic, all)));
        return Map.copyOf(flows);
    }

    private void forgetOthers(Set<TopicPartition> partitions) {
        histories.keySet().retainAll(partitions);
        firstUnread.keySet().retainAll(partitions);
        oldest.retain(partitions);
        losses.expire();
    }

    private Map<TopicPartition, Double> bytesPerRecord(Map<TopicPartition, SourceLogs.Extent> extents) {
        Map<TopicPartition, Long> sizes = logs.sizes();
        Map<TopicPartition, Double> bytes = new HashMap<>();
        extents.forEach((partition, extent) -> {
            long records = extent.end() - extent.begin();
            Long size = sizes.get(partition);
            if (size != null && records > 0) {
                bytes.put(partition, (double) size / records);
            }
        });
        return bytes;
    }

    private Map<TopicPartition, PartitionHistory.Sample> sample(
            Collection<Standing> standings, Map<TopicPartition, SourceLogs.Extent> extents) {
        long now = System.nanoTime();
        Map<TopicPartition, PartitionHistory.Sample> samples = new HashMap<>();
        for (Standing standing : standings) {
            TopicPartition partition = standing.partition();
            SourceLogs.Extent extent = extents.get(partition);
            if (extent != null) {
                PartitionHistory.Sample sample =
                        new PartitionHistory.Sample(now, extent.begin(), standing.next(), extent.end());
                samples.put(partition, sample);
                histories
                        .computeIfAbsent(partition, unused -> new PartitionHistory())
                        .add(sample);
                if (sample.isLosing()) {
                    losses.add(partition);
                }
            }
        }
        return samples;
    }

    /** Of the first unread records: as the reader saw the one before, where it moves; else they are looked up. */
    private Map<TopicPartition, Long> timestamps(
            Collection<Standing> standings, Map<TopicPartition, PartitionHistory.Sample> samples) {
        Map<TopicPartition, Long> timestamps = new HashMap<>();
        Map<TopicPartition, Long> places = new HashMap<>();
        for (Standing standing : standings) {
            TopicPartition partition = standing.partition();
            PartitionHistory.Sample sample = samples.get(partition);
            if (sample == null || !sample.isBehind()) {
                firstUnread.remove(partition);
            } else if (standing.lastReadMillis() > 0 && history(partition).hasMoved()) {
                timestamps.put(partition, standing.lastReadMillis());
            } else {
                places.put(partition, Math.max(sample.begin(), sample.next()));
            }
        }
        oldest.timestamps(places).forEach((partition, timestamp) -> {
            timestamps.put(partition, timestamp);
            firstUnread.put(partition, new SourceLogs.Stamp(places.getOrDefault(partition, -1L), timestamp));
        });
        return timestamps;
    }

    private PartitionHistory history(TopicPartition partition) {
        return histories.getOrDefault(partition, new PartitionHistory());
    }

    private Situation situation(
            TopicPartition partition,
            PartitionHistory.Sample sample,
            @Nullable Retention retention,
            @Nullable Long oldestMillis) {
        boolean isTiered = retention != null && retention.isTiered();
        return new Situation(
                partition.partition(),
                retention,
                clock.millis(),
                sample,
                oldestMillis,
                isTiered ? null : bytesPerRecord.get(partition),
                history(partition).inflow(),
                history(partition).drain());
    }

    private FlowHeadroom flow(String topic, List<Forecast> forecasts) {
        List<PartitionHeadroom> partitions = new ArrayList<>();
        List<Remedy> remedies = new ArrayList<>();
        for (Forecast forecast : forecasts) {
            PartitionHeadroom headroom = forecast.headroom(
                    losses.has(new TopicPartition(topic, forecast.situation().partition())));
            partitions.add(headroom);
            if (headroom.level().isAlarming()) {
                remedies.add(Remedy.of(forecast, settings));
            }
        }
        return FlowHeadroom.of(partitions, Advice.of(remedies, settings, topic, servers));
    }
}
