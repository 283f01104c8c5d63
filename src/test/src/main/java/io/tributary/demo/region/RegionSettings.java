package io.tributary.demo.region;

import java.nio.file.Path;
import java.util.List;

/**
 * What a region is made of.
 *
 * @param folder     for data and logs; made where it is missing
 * @param catalog    the configuration folder of all gateways
 * @param province   the province's division code
 * @param partitions of source and target topics
 */
public record RegionSettings(Path folder, Path catalog, String province, List<CityPlan> cities, int partitions) {

    public RegionSettings {
        cities = List.copyOf(cities);
    }
}
