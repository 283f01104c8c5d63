package io.tributary.mirror.record;

import io.tributary.core.contract.Standardizer;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;
import io.tributary.core.record.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a record on which a standardizer throws all the same: a contract must not, but one record must not stop a lane
 * for good either.
 */
public final class SteadyStandardizer implements Standardizer {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyStandardizer.class);

    private final Standardizer standardizer;

    public SteadyStandardizer(Standardizer standardizer) {
        this.standardizer = standardizer;
    }

    @Override
    public Outcome standardize(SourceRecord source) {
        try {
            return standardizer.standardize(source);
        } catch (TributaryException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Standardizing {} failed in an unforeseen way", source.position(), e);
            return Outcome.Rejected.of(RecordError.of(
                    ErrorCode.INTERNAL,
                    "",
                    Wording.of(
                            "standardizing failed: " + e.getClass().getSimpleName(),
                            "标准化失败：" + e.getClass().getSimpleName())));
        }
    }
}
