package io.tributary.mirror.redrive;

/** What became of one dead letter in a redrive. */
public enum Fate {
    /** Its record is in the target topic. */
    MIRRORED,
    /** Likewise, though a newer one of its key was there before. */
    LATE,
    /** Its record is in {@code <target>.late}, because a newer one of its key is in the target topic. */
    ASIDE,
    /** The present contract does not want it; the ledger says so from now on. */
    FILTERED,
    /** The present contract refuses it too, or the upstream would not take it. */
    STILL_REFUSED,
    /** It stays refused because a newer record of its key is in the target topic. */
    NEWER_THERE,
    /** It is not refused any more, or not yet: the ledger says otherwise than the letter. */
    SETTLED,
    /** Its value is neither in the letter nor in the source topic any more. */
    VALUE_GONE,
    /** It is of a topic of the same name that was deleted. */
    FORMER_TOPIC;

    /** Whether the ledger says something new of it. */
    public boolean isRedriven() {
        return this == MIRRORED || this == LATE || this == ASIDE || this == FILTERED;
    }
}
