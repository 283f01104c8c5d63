package io.tributary.demo.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;

/**
 * Leaves out what a broker says, with a stack trace, of batches that overtook the first one of their transaction (KIP-890): it
 * refuses them, and their producer sends them again.
 */
public final class OvertakenBatches extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        boolean isOvertaken =
                thrown != null && thrown.getClassName().equals(OutOfOrderSequenceException.class.getName());
        return isOvertaken ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
