package io.tributary.ops.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.core.flow.LaneName;
import io.tributary.mirror.engine.LaneReport;
import io.tributary.mirror.engine.MirrorSettings;
import io.tributary.mirror.lane.LaneSettings;
import io.tributary.mirror.lane.LimitingFactor;
import io.tributary.ops.command.LaneCommand;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * How a lane stands at this gateway, and how it is set. Rates and parts of the time are of the last half minute.
 *
 * @param settings       as they hold now
 * @param configured     as they are without the change; absent where nothing was changed
 * @param changed        what was changed while it runs, by whom and when
 * @param inUse          whether a flow is, or was, of this lane; without, there is nothing more to tell
 * @param limitingFactor what most of the time goes on; absent where there was nothing to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LaneView(
        String lane,
        Settings settings,
        @Nullable Settings configured,
        @Nullable Changed changed,
        boolean inUse,
        @Nullable String limitingFactor,
        @Nullable Map<String, Double> timePercent,
        @Nullable Window window,
        @Nullable Traffic traffic) {

    private static final double PERCENT = 100;
    private static final double TENTHS = 10;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Settings(
            int weight,
            String rate,
            String window,
            String transactionInterval,
            int maxInFlightRecords,
            String maxInFlightBytes,
            int streams) {

        static Settings of(LaneSettings settings) {
            return new Settings(
                    settings.weight(),
                    settings.rate() == null ? "none" : settings.rate().toString(),
                    settings.window().toString(),
                    DurationStyle.SIMPLE.print(settings.transactionInterval()),
                    settings.maxInFlightRecords(),
                    DataSize.ofBytes(settings.maxInFlightBytes()).toString(),
                    settings.streams());
        }
    }

    record Changed(String by, Instant at) {}

    /** The lane's hours. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Window(boolean open, @Nullable ZonedDateTime nextChange) {}

    /**
     * @param shareBytesPerSecond for sure, on the wire; absent where nothing is bounded
     * @param compressionRatio    bytes of records for each byte on the wire; absent before anything was sent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Traffic(
            @Nullable Long shareBytesPerSecond,
            long wireBytesPerSecond,
            long wireBytes,
            long recordBytes,
            @Nullable Double compressionRatio,
            long inFlightRecords,
            long inFlightBytes) {

        static Traffic of(LaneReport report) {
            return new Traffic(
                    report.assuredBytesPerSecond() == null ? null : Math.round(report.assuredBytesPerSecond()),
                    Math.round(report.wireBytesPerSecond()),
                    Math.round(report.wireBytes()),
                    report.recordBytes(),
                    report.wireBytes() > 0 && report.recordBytes() > 0
                            ? Math.round(report.recordBytes() / report.wireBytes() * PERCENT) / PERCENT
                            : null,
                    report.inFlightRecords(),
                    report.inFlightBytes());
        }
    }

    static LaneView of(
            LaneName lane, MirrorSettings settings, @Nullable LaneCommand command, @Nullable LaneReport report) {
        Settings configured = Settings.of(settings.lane(lane));
        Settings now = command == null ? configured : changed(lane, settings, command);
        LimitingFactor limiting = report == null ? null : report.limitingFactor();
        return new LaneView(
                lane.value(),
                now,
                command == null ? null : configured,
                command == null ? null : new Changed(command.by(), command.at()),
                report != null,
                limiting == null ? null : word(limiting),
                report == null ? null : percent(report.spent()),
                report == null ? null : new Window(report.isOpen(), report.nextChange()),
                report == null ? null : Traffic.of(report));
    }

    private static Settings changed(LaneName lane, MirrorSettings settings, LaneCommand command) {
        try {
            return Settings.of(settings.changed(lane, command.change()));
        } catch (IllegalArgumentException e) {
            // It fitted another configuration; the lane goes on as configured, and the log says why.
            return Settings.of(settings.lane(lane));
        }
    }

    static String word(LimitingFactor factor) {
        return factor.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Double> percent(Map<LimitingFactor, Double> spent) {
        Map<String, Double> percent = new TreeMap<>();
        spent.forEach((factor, part) -> percent.put(word(factor), Math.round(part * PERCENT * TENTHS) / TENTHS));
        return percent;
    }
}
