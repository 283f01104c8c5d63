package io.tributary.standardization.catalog;

import io.tributary.core.contract.CheckedSchema;
import io.tributary.core.contract.Contract;
import io.tributary.core.contract.ContractStamp;
import io.tributary.core.fault.ConfigurationProblem;
import io.tributary.core.flow.AvroLayout;
import io.tributary.core.flow.Conversion;
import io.tributary.core.flow.FieldRule;
import io.tributary.core.flow.FlowDefinition;
import io.tributary.core.flow.SchemaReference;
import io.tributary.standardization.codec.AvroSchemas;
import io.tributary.standardization.mapping.ProblemSink;
import io.tributary.standardization.mapping.SchemaCheck;
import io.tributary.standardization.mapping.StandardizationPlan;
import io.tributary.standardization.masking.MaskingKey;
import io.tributary.standardization.validation.SchemaEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles the flows of one snapshot; what they share is read once. Confined to one thread. */
final class FlowCompiler {

    private final StandardizationSettings settings;
    private final Map<String, CatalogDocument> tableDocuments;
    private final SnapshotSchemas schemas;
    private final StandardizationPlan.Setting setting;

    FlowCompiler(StandardizationSettings settings, CatalogSnapshot snapshot) {
        this.settings = settings;
        this.tableDocuments = snapshot.codeTables();
        this.schemas = new SnapshotSchemas(snapshot.schemas());
        this.setting = new StandardizationPlan.Setting(
                settings.limits(), settings.maskingKeys(), new SnapshotTables(snapshot.codeTables()));
    }

    /** The contract, to be dropped where there was any problem; null where there is none without it. */
    @Nullable
    Contract compile(ParsedFlow parsed, CatalogDocument document, List<ConfigurationProblem> problems) {
        FlowDefinition flow = parsed.definition();
        ProblemSink sink =
                (path, message, nearest) -> problems.add(parsed.marks().problem(path, message, nearest));
        AvroSources avro = new AvroSources(schemas, settings.registeredSchemas(), sink);
        AvroSchemas written = flow.source().layout() instanceof AvroLayout layout ? avro.of(layout) : null;
        SchemaReference acceptsReference = flow.source().accepts();
        SnapshotSchemas.Resolved accepts =
                acceptsReference == null ? null : schemas.resolve(acceptsReference, "source.accepts", sink);
        SnapshotSchemas.Resolved standard = schemas.resolve(flow.standard().schema(), "standard.schema", sink);
        if (standard != null) {
            SchemaMembers.of(standard.check().name(), standard.own()).check(flow, sink);
        }
        StandardizationPlan plan = StandardizationPlan.compile(
                flow,
                setting,
                written,
                accepts == null ? null : accepts.check(),
                standard == null ? null : standard.check(),
                sink);
        if (plan == null || standard == null) {
            return null;
        }
        ContractStamp stamp = new ContractStamp(
                flow.name(),
                document.version(),
                standard.check().name(),
                accepts == null ? null : accepts.check().name(),
                digest(flow, document, avro.texts(), accepts, standard));
        List<CheckedSchema> schemas = Stream.of(standard, accepts)
                .filter(schema -> schema != null)
                .map(schema -> checked(schema.check()))
                .toList();
        return new CompiledContract(flow, stamp, schemas, plan);
    }

    private static CheckedSchema checked(SchemaCheck check) {
        SchemaEngine engine = check.validator().engine();
        return new CheckedSchema(
                check.name(), engine.kind().name().toLowerCase(Locale.ROOT), engine.draft(), engine.uncovered());
    }

    private String digest(
            FlowDefinition flow,
            CatalogDocument document,
            List<String> written,
            SnapshotSchemas.@Nullable Resolved accepts,
            SnapshotSchemas.Resolved standard) {
        List<String> texts = new ArrayList<>();
        texts.add(document.text());
        texts.add(standard.deciding());
        texts.add(accepts == null ? "" : accepts.deciding());
        texts.addAll(written);
        texts.add(settings.limits().toString());
        flow.standard().fields().stream()
                .flatMap(FieldRule::everyMask)
                .map(settings.maskingKeys()::of)
                .flatMap(Stream::ofNullable)
                .map(MaskingKey::fingerprint)
                .distinct()
                .sorted()
                .forEach(texts::add);
        flow.standard().fields().stream()
                .flatMap(FieldRule::everyConversion)
                .filter(Conversion.CodeLookup.class::isInstance)
                .map(conversion -> ((Conversion.CodeLookup) conversion).table())
                .distinct()
                .sorted()
                .map(tableDocuments::get)
                .filter(table -> table != null)
                .forEach(table -> texts.add(table.text()));
        return ContractDigest.of(texts);
    }
}
