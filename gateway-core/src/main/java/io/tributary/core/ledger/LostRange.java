package io.tributary.core.ledger;

/** Offsets whose records were deleted before they were read, and why. */
public record LostRange(OffsetInterval offsets, LossCause cause) {}
