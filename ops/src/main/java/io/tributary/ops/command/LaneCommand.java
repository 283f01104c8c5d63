package io.tributary.ops.command;

import io.tributary.mirror.lane.LaneChange;
import java.time.Instant;

/**
 * What of a lane was changed at run time.
 *
 * @param by the user who changed it last
 */
public record LaneCommand(LaneChange change, String by, Instant at) {}
