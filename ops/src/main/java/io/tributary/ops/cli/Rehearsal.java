package io.tributary.ops.cli;

import io.tributary.core.contract.Contract;
import io.tributary.ops.trial.DifferenceTally;

/** Two contracts, and how their outcomes differ on the same records. */
record Rehearsal(Contract current, Contract candidate, DifferenceTally tally) {}
