package io.tributary.demo;

import io.tributary.core.site.SiteCode;
import io.tributary.demo.region.CityPlan;
import io.tributary.demo.region.RegionSettings;
import io.tributary.demo.traffic.AirQualityTraffic;
import io.tributary.demo.traffic.FileTraffic;
import io.tributary.demo.traffic.Traffic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a demo is going to start and publish.
 *
 * @param traffic      by the city's name
 * @param records      in all traffic; {@link DemoOptions#ENDLESS} where it has no end
 * @param derivedTopic of the demo's own route; absent where the configuration is the user's
 */
record DemoPlan(
        RegionSettings region,
        Map<String, Traffic> traffic,
        long records,
        @Nullable String derivedTopic) {

    private static final String ZHEJIANG = "330000";
    private static final int PARTITIONS = 4;
    private static final String TARGET = "std.air-quality";
    private static final String DERIVED = "derived.polluted-stations";
    private static final CityPlan HANGZHOU =
            new CityPlan(SiteCode.of("330100"), "Hangzhou", "air-hangzhou", "ods.air.raw", TARGET);
    private static final CityPlan NINGBO =
            new CityPlan(SiteCode.of("330200"), "Ningbo", "air-ningbo", "monitor.air.csv", TARGET);

    /** The same traffic every time. */
    private static final long SEED = 20180220;

    /**
     * @throws DemoUsageException where the file, the folder or the flow is not fit
     */
    static DemoPlan of(DemoOptions options, DemoFolder folder) {
        if (options.input() != null && options.flow() != null) {
            return ofInput(options.input(), options.flow(), options.config(), folder);
        }
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        traffic.put(HANGZHOU.name(), bounded(AirQualityTraffic.hangzhou(SEED), options));
        traffic.put(NINGBO.name(), bounded(AirQualityTraffic.ningbo(SEED + 1), options));
        long records = options.isBounded() ? options.records() * traffic.size() : DemoOptions.ENDLESS;
        return new DemoPlan(
                region(folder, folder.unpackCatalog(), List.of(HANGZHOU, NINGBO)), traffic, records, DERIVED);
    }

    private static Traffic bounded(Traffic traffic, DemoOptions options) {
        return options.isBounded() ? traffic.limitedTo(options.records()) : traffic;
    }

    private static DemoPlan ofInput(Path input, String flow, @Nullable Path config, DemoFolder folder) {
        Path catalog = config == null ? folder.unpackCatalog() : config;
        UserFlow chosen = UserFlow.find(catalog, flow);
        CityPlan city = chosen.plan(List.of(HANGZHOU, NINGBO));
        List<byte[]> records = chosen.records(input);
        return new DemoPlan(
                region(folder, catalog, List.of(city)),
                Map.of(city.name(), new FileTraffic(records)),
                records.size(),
                config == null ? DERIVED : null);
    }

    private static RegionSettings region(DemoFolder folder, Path catalog, List<CityPlan> cities) {
        return new RegionSettings(folder.path(), catalog, ZHEJIANG, cities, PARTITIONS);
    }
}
