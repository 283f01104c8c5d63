package io.tributary.standardization.mapping;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.contract.UnmappedValue;
import io.tributary.core.flow.AvroLayout;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.ValueLayout;
import io.tributary.standardization.codec.AvroSchemas;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.codec.RecordDecoder;
import io.tributary.standardization.codec.RecordLayout;
import io.tributary.standardization.codec.SlotReader;
import io.tributary.standardization.codec.TreePlace;
import io.tributary.standardization.dictionary.CodeTables;
import io.tributary.standardization.masking.Masker;
import io.tributary.standardization.masking.MaskingKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow made ready to run: decode, check what is accepted, filter, map, check the standard, key.
 *
 * <p><b>Threading:</b> immutable; any thread may open standardizers.
 */
public final class StandardizationPlan {

    private final FlowDefinition flow;
    private final Decoding decoding;
    private final DocumentLimits limits;
    private final MaskingKeys maskingKeys;
    private final MappingPlan mapping;
    private final @Nullable SchemaCheck accepts;
    private final RecordLayout layout;
    private final SchemaCheck standard;

    private StandardizationPlan(
            FlowDefinition flow,
            Decoding decoding,
            Setting setting,
            MappingPlan mapping,
            @Nullable SchemaCheck accepts,
            SchemaCheck standard) {
        this.flow = flow;
        this.decoding = decoding;
        this.limits = setting.limits();
        this.maskingKeys = setting.maskingKeys();
        this.mapping = mapping;
        this.accepts = accepts;
        this.layout = mapping.layout();
        this.standard = standard.over(layout);
    }

    /** What plans of one gateway share. */
    public record Setting(DocumentLimits limits, MaskingKeys maskingKeys, CodeTables tables) {}

    /** What the decoder needs beside the source's definition. */
    private record Decoding(
            List<TreePlace> embedded, @Nullable AvroSchemas written) {}

    /**
     * Compiles a flow.
     *
     * @param written  the schemas of values in Avro, where those could be read
     * @param accepts  the raw schema, where the flow names one that could be read
     * @param standard the shared schema, where it could be read
     * @param problems takes down everything that is wrong in the mapping
     * @return null where the schema is absent; to be dropped where there was any problem
     */
    public static @Nullable StandardizationPlan compile(
            FlowDefinition flow,
            Setting setting,
            @Nullable AvroSchemas written,
            @Nullable SchemaCheck accepts,
            @Nullable SchemaCheck standard,
            ProblemSink problems) {
        MappingCompiler compiler =
                new MappingCompiler(setting.limits(), setting.tables(), setting.maskingKeys(), problems);
        MappingPlan mapping = compiler.compile(flow.source(), flow.standard());
        Decoding decoding = new Decoding(embedded(flow.source().layout(), problems), written);
        return standard == null ? null : new StandardizationPlan(flow, decoding, setting, mapping, accepts, standard);
    }

    private static List<TreePlace> embedded(ValueLayout layout, ProblemSink problems) {
        List<TreePlace> places = new ArrayList<>();
        if (layout instanceof JsonLayout json) {
            for (int i = 0; i < json.embedded().size(); i++) {
                try {
                    places.add(SingularPath.parse(json.embedded().get(i)));
                } catch (IllegalArgumentException e) {
                    problems.add("source.embedded[" + i + "]", String.valueOf(e.getMessage()));
                }
            }
        }
        return places;
    }

    /** The values that its code tables did not know so far. Any thread may ask. */
    public List<UnmappedValue> unmapped() {
        return mapping.lookups().unmapped();
    }

    /** A standardizer for the use of one thread. */
    public Standardizer open() {
        return new PlanStandardizer(reading(), mapping, accepts, standard, layout, new Masker(maskingKeys));
    }

    private RecordDecoder decoder() {
        AvroSchemas written = decoding.written();
        return flow.source().layout() instanceof AvroLayout avro && written != null
                ? RecordDecoder.avro(avro, written, limits)
                : RecordDecoder.of(flow.source(), limits, decoding.embedded());
    }

    /** A raw schema looks at a record as a whole, and needs it as a tree. */
    private SourceReading reading() {
        RecordDecoder decoder = decoder();
        boolean needsTree = accepts != null || !SlotReader.reads(flow.source());
        SlotScan scan = needsTree ? null : SlotScan.of(mapping.slots());
        return scan == null
                ? SourceReading.ofTrees(decoder, mapping.slots())
                : SourceReading.ofScans(decoder, mapping.slots(), scan, new SlotReader(scan.root(), limits));
    }
}
