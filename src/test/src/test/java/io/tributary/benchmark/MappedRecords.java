package io.tributary.benchmark;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.codec.JsonText;
import io.tributary.standardization.codec.LaidOutRecord;
import io.tributary.standardization.codec.RecordLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Standard records as the schema's check meets them: mapped, and not yet written. */
final class MappedRecords {

    static final RecordLayout LAYOUT = RecordLayout.of(List.of(
            "stationCode",
            "stationName",
            "cityCode",
            "pollutant",
            "quality",
            "observedAt",
            "pm25",
            "pm10",
            "no2",
            "so2",
            "co",
            "longitude",
            "latitude",
            "published",
            "source"));

    private MappedRecords() {}

    static LaidOutRecord[] of(Standardizer standardizer, SourceRecord[] sources) {
        LaidOutRecord[] records = new LaidOutRecord[sources.length];
        for (int i = 0; i < records.length; i++) {
            byte[] written = BenchmarkCatalog.mirrored(standardizer.standardize(sources[i]));
            records[i] = new LaidOutRecord(LAYOUT);
            Map<?, ?> members = (Map<?, ?>) JsonText.parse(new String(written, StandardCharsets.UTF_8));
            for (Map.Entry<?, ?> member : members.entrySet()) {
                records[i].put((String) member.getKey(), member.getValue());
            }
        }
        return records;
    }
}
