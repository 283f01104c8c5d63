package io.tributary.ops.trial;

import io.tributary.core.record.SourceRecord;

/** A record to be tried. */
public record TrialRecord(Place place, SourceRecord record) {}
