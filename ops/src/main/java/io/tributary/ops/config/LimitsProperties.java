package io.tributary.ops.config;

import io.tributary.standardization.codec.DocumentLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a record's value may measure before it is refused.
 *
 * @param maxValueSize    of the value as it was read
 * @param maxDepth        of nested objects, arrays or elements
 * @param maxStringLength of one text, in characters; left out: as long as the value
 * @param maxNumberLength of one number, in characters as written
 * @param maxNameLength   of a member, element or column name, in characters
 * @param maxFields       members and array elements of the whole document
 */
@Validated
@ConfigurationProperties(prefix = "tributary.limits", ignoreUnknownFields = false)
public record LimitsProperties(
        @DefaultValue("1MB") DataSize maxValueSize,

        @DefaultValue("100") @Min(1) @Max(DocumentLimits.DEEPEST)
        int maxDepth,

        @Nullable @Min(1) Integer maxStringLength,

        @DefaultValue("1000") @Min(1) int maxNumberLength,
        @DefaultValue("1000") @Min(1) int maxNameLength,
        @DefaultValue("10000") @Min(1) int maxFields) {

    public LimitsProperties {
        if (maxValueSize.toBytes() < 1 || maxValueSize.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("max-value-size is between 1B and 2047MB; got " + maxValueSize);
        }
    }

    public DocumentLimits documentLimits() {
        int maxBytes = (int) maxValueSize.toBytes();
        int maxString = maxStringLength == null ? maxBytes : maxStringLength;
        return new DocumentLimits(maxBytes, maxDepth, maxString, maxNumberLength, maxNameLength, maxFields);
    }
}
