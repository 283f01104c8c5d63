package io.tributary.standardization.catalog;

import io.tributary.core.flow.RouteDefinition;
import io.tributary.standardization.yaml.DocumentMarks;

/**
 * A route file that is sound in itself; its expressions have not been compiled.
 *
 * @param marks where each of its paths stands, for problems found later
 */
public record ParsedRoute(RouteDefinition definition, DocumentMarks marks) {}
