package io.tributary.standardization.mapping;

import io.tributary.core.flow.RecordAttribute;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import io.tributary.standardization.codec.WireFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the value of a field out of a record.
 *
 * <p><b>Threading:</b> immutable.
 */
sealed interface ValueReader
        permits ValueReader.Path,
                ValueReader.ElementPath,
                ValueReader.Constant,
                ValueReader.Expression,
                ValueReader.Attribute,
                CleanedValue,
                CoordinateReader,
                NestedFields {

    /** Null where there is none. */
    @Nullable
    Object read(RecordScope scope) throws FieldRefusal;

    /** JSON Pointer of the place in the source record; null where the value comes from no single place there. */
    default @Nullable String sourcePointer(RecordScope scope) {
        return null;
    }

    /** Whether what it gives may hold any part of the source record. */
    default boolean readsAnywhere() {
        return false;
    }

    /** Whether what it gives may hold what the plan masks elsewhere, as far as the plan masks anything. */
    default boolean mayShowMasked() {
        return readsAnywhere();
    }

    /** Whether it masks a part of what it gives. */
    default boolean masks() {
        return false;
    }

    /** JSON Pointers of all places in the source record that it may read, as far as it reads only some. */
    default Stream<String> places(RecordScope scope) {
        return Stream.ofNullable(sourcePointer(scope));
    }

    /**
     * In the element that the rule is for.
     *
     * @param besideMasked whether another rule masks what lies there
     */
    record ElementPath(SingularPath path, boolean besideMasked) implements ValueReader {
        @Override
        public boolean mayShowMasked() {
            return besideMasked;
        }

        @Override
        public @Nullable Object read(RecordScope scope) {
            return path.find(scope.tree());
        }

        @Override
        public @Nullable String sourcePointer(RecordScope scope) {
            return path.pointer(scope.tree());
        }
    }

    /**
     * @param slot         the number of the path in the contract's {@link SlotTable}
     * @param besideMasked whether another rule masks what lies there
     */
    record Path(SingularPath path, int slot, boolean besideMasked) implements ValueReader {
        @Override
        public boolean mayShowMasked() {
            return besideMasked;
        }

        @Override
        public @Nullable Object read(RecordScope scope) {
            return scope.slot(slot);
        }

        @Override
        public @Nullable String sourcePointer(RecordScope scope) {
            return path.pointer(scope.tree());
        }
    }

    record Constant(Object value) implements ValueReader {
        @Override
        public Object read(RecordScope scope) {
            return value;
        }
    }

    record Expression(CelExpression expression) implements ValueReader {
        @Override
        public @Nullable Object read(RecordScope scope) throws FieldRefusal {
            return CelTree.fromCel(scope.evaluate(expression));
        }

        @Override
        public boolean readsAnywhere() {
            return true;
        }
    }

    /**
     * @param charset      of the record's value
     * @param hasSchemaId  whether the value begins with the wire format's header
     * @param besideMasked whether another rule masks the same
     */
    record Attribute(RecordAttribute attribute, Charset charset, boolean hasSchemaId, boolean besideMasked)
            implements ValueReader {
        @Override
        public @Nullable Object read(RecordScope scope) throws FieldRefusal {
            SourceRecord source = scope.source();
            return switch (attribute) {
                case KEY -> text(source.key(), StandardCharsets.UTF_8);
                case VALUE -> text(withoutHeader(source.value()), charset);
                case SCHEMA_ID -> schemaId(source.value());
                case TOPIC -> source.position().topic();
                case PARTITION -> (long) source.position().partition();
                case OFFSET -> source.position().offset();
                case TIMESTAMP -> source.timestampMillis() < 0 ? null : (Object) source.timestampMillis();
                case HEADERS -> required(AttributeText.headers(source.headers()), StandardCharsets.UTF_8);
            };
        }

        @Override
        public boolean readsAnywhere() {
            return attribute == RecordAttribute.VALUE;
        }

        @Override
        public boolean mayShowMasked() {
            return besideMasked || readsAnywhere();
        }

        private byte @Nullable [] withoutHeader(byte @Nullable [] value) {
            return value != null && hasSchemaId
                    ? Arrays.copyOfRange(value, Math.min(value.length, WireFormat.HEADER_BYTES), value.length)
                    : value;
        }

        private static @Nullable Object schemaId(byte @Nullable [] value) {
            return value != null && WireFormat.begins(value) ? (Object) (long) WireFormat.idIn(value) : null;
        }

        private @Nullable Object text(byte @Nullable [] bytes, Charset form) throws FieldRefusal {
            return bytes == null ? null : required(AttributeText.of(bytes, form), form);
        }

        private Object required(@Nullable Object text, Charset form) throws FieldRefusal {
            if (text == null) {
                throw new FieldRefusal(
                        ErrorCode.INVALID_ENCODING,
                        attribute.column(),
                        Wording.same(form.name()),
                        null,
                        Wording.of(
                                attribute.column() + " is not valid " + form.name(),
                                attribute.column() + " 不是有效的 " + form.name() + " 编码"));
            }
            return text;
        }
    }
}
