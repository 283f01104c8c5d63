package io.tributary.mirror.headroom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of a situation. Arithmetic alone: it asks nobody and remembers nothing. */
final class Forecast {

    private final Situation situation;
    private final HeadroomSettings settings;
    private final List<Bound> bounds = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final Span catchUp;

    Forecast(Situation situation, HeadroomSettings settings) {
        this.situation = situation;
        this.settings = settings;
        this.catchUp = situation.catchUp();
        if (situation.backlog() > 0) {
            findBounds(situation.retention());
        }
    }

    private void findBounds(@Nullable Retention retention) {
        if (retention == null) {
            unknown.add("the topic's configuration cannot be read; grant DESCRIBE_CONFIGS on the topic");
            return;
        }
        if (retention.isByTime()) {
            add(
                    Bound.byTime(situation, retention),
                    "the timestamp of the first unread record is not known yet, so nothing is said by time");
        }
        if (retention.isBySize()) {
            add(Bound.bySize(situation, retention), whySizeIsUnknown(retention));
        }
    }

    private String whySizeIsUnknown(Retention retention) {
        if (retention.isTiered()) {
            return "the topic is tiered, so its size is not known, and nothing is said by size";
        }
        return situation.bytesPerRecord() == null
                ? "the sizes of partitions cannot be read, so nothing is said by size; grant DESCRIBE on the cluster"
                : "the rates are not known before the second look, so nothing is said by size yet";
    }

    private void add(@Nullable Bound bound, String otherwise) {
        if (bound == null) {
            unknown.add(otherwise);
        } else {
            bounds.add(bound);
        }
    }

    /** Who has caught up before the end, even where things go badly, does not reach it. */
    private Span span(Bound bound) {
        Span span = bound.span();
        return catchUp.mostMillis() <= span.leastMillis() ? Span.NEVER_AT_ALL : span;
    }

    List<Bound> bounds() {
        return List.copyOf(bounds);
    }

    Situation situation() {
        return situation;
    }

    /**
     * @param hasLostLately whether records were deleted unread within the time that the rates are taken over
     */
    PartitionHeadroom headroom(boolean hasLostLately) {
        Span span = Span.NEVER_AT_ALL;
        Limit limit = null;
        long stalledMillis = Span.NEVER;
        HeadroomLevel level = unknown.isEmpty() ? HeadroomLevel.OK : HeadroomLevel.UNKNOWN;
        for (Bound bound : bounds) {
            Span own = span(bound);
            limit = own.leastMillis() < span.leastMillis() ? bound.limit() : limit;
            span = span.earlier(own);
            stalledMillis = Math.min(stalledMillis, bound.stalledMillis());
            level = level.worse(bound.level(own.leastMillis(), settings));
        }
        if (hasLostLately || situation.sample().isLosing()) {
            level = HeadroomLevel.LOSING;
        }
        Double bytes = situation.bytesPerRecord();
        return new PartitionHeadroom(
                situation.partition(),
                level,
                span,
                limit,
                stalledMillis,
                bytesLeft(),
                situation.backlog(),
                bytes == null ? null : (long) (situation.backlog() * bytes),
                situation.backlog() == 0 ? null : situation.oldestMillis(),
                situation.inflow(),
                situation.drain(),
                catchUp,
                unknown.isEmpty() ? null : String.join("; ", unknown));
    }

    private @Nullable Long bytesLeft() {
        for (Bound bound : bounds) {
            if (bound.limit() == Limit.SIZE) {
                return Math.max(0, (long) bound.least().margin());
            }
        }
        return null;
    }
}
