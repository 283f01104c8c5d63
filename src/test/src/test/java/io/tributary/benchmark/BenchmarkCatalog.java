package io.tributary.benchmark;

import io.tributary.core.contract.Contract;
import io.tributary.core.contract.Standardizer;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.catalog.Catalog;
import io.tributary.standardization.catalog.ContractCompiler;
import io.tributary.standardization.catalog.FolderCatalogSource;
import io.tributary.standardization.catalog.StandardizationSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The configuration folder of the benchmarks, and what is run with it. */
final class BenchmarkCatalog {

    private static final long TIMESTAMP_MILLIS = 1_519_081_200_000L;

    private BenchmarkCatalog() {}

    static Standardizer open(String flow) {
        Catalog catalog = new ContractCompiler(StandardizationSettings.defaults())
                .compile(new FolderCatalogSource(folder()).load(), null);
        Contract contract = catalog.contracts().stream()
                .filter(candidate -> candidate.definition().name().value().equals(flow))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the flow " + flow + " is refused: " + catalog.refused()));
        return contract.open();
    }

    /** A file of the folder, as text. */
    static String text(String file) {
        try (InputStream in = BenchmarkCatalog.class.getResourceAsStream("/benchmark/" + file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceRecord[] records(List<byte[]> values) {
        SourceRecord[] records = new SourceRecord[values.size()];
        for (int i = 0; i < records.length; i++) {
            records[i] = new SourceRecord(
                    new SourcePosition("ods.air", 0, i), TIMESTAMP_MILLIS, null, values.get(i), List.of());
        }
        return records;
    }

    /** The standard value of a record, all of which are good. */
    static byte[] mirrored(Outcome outcome) {
        if (outcome instanceof Outcome.Mirrored mirrored && mirrored.value() != null) {
            return mirrored.value();
        }
        throw new IllegalStateException("a good record was not mirrored: " + outcome);
    }

    private static Path folder() {
        try {
            return Path.of(BenchmarkCatalog.class
                            .getResource("/benchmark/flows")
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
