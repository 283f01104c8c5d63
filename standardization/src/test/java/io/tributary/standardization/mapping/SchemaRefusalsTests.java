package io.tributary.standardization.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.record.SourcePosition;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.codec.RecordDecoder;
import io.tributary.standardization.masking.Masker;
import io.tributary.standardization.masking.MaskingKeys;
import io.tributary.standardization.validation.SchemaEngine;
import io.tributary.standardization.validation.SchemaValidator;
import io.tributary.standardization.validation.SchemaViolation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaRefusalsTests {

    /** A schema that refuses everything and cannot say why. */
    private static final SchemaValidator SILENT = new SchemaValidator() {
        @Override
        public boolean accepts(Object tree) {
            return false;
        }

        @Override
        public List<SchemaViolation> validate(Object tree) {
            return List.of();
        }

        @Override
        public SchemaEngine engine() {
            return new SchemaEngine(SchemaEngine.Kind.COMPILED, "draft-07", List.of());
        }
    };

    private final SchemaRefusals refusals = new SchemaRefusals(List.of());
    private final SchemaCheck silent = new SchemaCheck("s@1", SILENT);

    private static RecordScope scope() throws Exception {
        byte[] value = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        SourceDefinition json =
                new SourceDefinition(new TopicSelector.Named("t"), JsonLayout.PLAIN, StandardCharsets.UTF_8, null);
        SourceReading reading =
                SourceReading.ofTrees(RecordDecoder.of(json, DocumentLimits.defaults(), List.of()), new SlotTable());
        reading.read(value);
        SourceRecord source = new SourceRecord(new SourcePosition("t", 0, 1), 0, null, value, List.of());
        return new RecordScope(source, reading, new Masker(MaskingKeys.NONE));
    }

    @Test
    void aRecordThatASchemaRefusesWithoutAReportIsStillRefused() throws Exception {
        assertThat(refusals.ofStandard(silent, Map.of("a", 1L), Set.of(), scope()))
                .extracting(RecordError::code)
                .containsExactly(ErrorCode.SCHEMA_VIOLATION);
        assertThat(refusals.ofSource(silent, scope())).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.SOURCE_SCHEMA_VIOLATION);
            assertThat(error.message().english()).contains("s@1, which refused it without naming a place");
            assertThat(error.message().chinese()).contains("不符合 s@1，但校验结果没有指出具体位置");
        });
    }

    @Test
    void whatOnlyFollowsFromARefusedFieldIsNoFurtherReason() throws Exception {
        assertThat(refusals.ofStandard(silent, Map.of(), Set.of("a"), scope())).isEmpty();
    }
}
