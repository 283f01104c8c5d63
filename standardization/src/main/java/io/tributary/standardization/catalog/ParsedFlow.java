package io.tributary.standardization.catalog;

import io.tributary.core.flow.FlowDefinition;
import io.tributary.standardization.yaml.DocumentMarks;

/**
 * A flow file that is sound in itself; what it refers to has not been looked up.
 *
 * @param marks where each of its paths stands, for problems found later
 */
public record ParsedFlow(FlowDefinition definition, DocumentMarks marks) {}
