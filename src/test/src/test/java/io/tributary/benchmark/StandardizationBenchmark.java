package io.tributary.benchmark;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.codec.LaidOutRecord;
import io.tributary.standardization.validation.SchemaValidator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** One record for each call, in turn from a few hundred. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StandardizationBenchmark {

    private final JsonMapper mapper = new JsonMapper();
    private final com.fasterxml.jackson.databind.ObjectMapper mapperOfJackson2 =
            new com.fasterxml.jackson.databind.ObjectMapper();
    private final HandWrittenStandardizer handWritten = new HandWrittenStandardizer();
    private Standardizer plain;
    private Standardizer expressions;
    private Standardizer rows;
    private SchemaValidator schema;
    private LaidOutRecord[] mapped;
    private byte[][] json;
    private SourceRecord[] records;
    private SourceRecord[] csvRecords;
    private int next;

    @Setup
    public void open() {
        List<byte[]> values = AirQualityRecords.json();
        json = values.toArray(byte[][]::new);
        records = BenchmarkCatalog.records(values);
        csvRecords = BenchmarkCatalog.records(AirQualityRecords.csv());
        plain = BenchmarkCatalog.open("plain");
        schema = SchemaValidator.compile(BenchmarkCatalog.text("schemas/air-quality.json"))
                .over(MappedRecords.LAYOUT);
        mapped = MappedRecords.of(plain, records);
        expressions = BenchmarkCatalog.open("expressions");
        rows = BenchmarkCatalog.open("rows");
    }

    private int next() {
        next = (next + 1) % json.length;
        return next;
    }

    /** The unit: Jackson 3 parses the bytes to a tree and writes it back. */
    @Benchmark
    public byte[] parseAndWriteBack() {
        return mapper.writeValueAsBytes(mapper.readTree(json[next()]));
    }

    @Benchmark
    public byte[] parseAndWriteBackByJackson2() throws java.io.IOException {
        return mapperOfJackson2.writeValueAsBytes(mapperOfJackson2.readTree(json[next()]));
    }

    @Benchmark
    public byte[] wholePath() {
        return BenchmarkCatalog.mirrored(plain.standardize(records[next()]));
    }

    @Benchmark
    public byte[] handWritten() {
        return handWritten.standardize(json[next()]);
    }

    @Benchmark
    public boolean validation() {
        return schema.accepts(mapped[next()]);
    }

    @Benchmark
    public byte[] wholePathWithExpressions() {
        return BenchmarkCatalog.mirrored(expressions.standardize(records[next()]));
    }

    @Benchmark
    public byte[] wholePathOfCsv() {
        return BenchmarkCatalog.mirrored(rows.standardize(csvRecords[next()]));
    }
}
