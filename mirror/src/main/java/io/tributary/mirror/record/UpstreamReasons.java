package io.tributary.mirror.record;

import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import io.tributary.core.outcome.RecordError;
import io.tributary.core.outcome.Wording;

/** Why the upstream does not take a standard record, for its dead letter. */
public final class UpstreamReasons {

    private static final int MAX_WORDS = 500;

    private UpstreamReasons() {}

    /**
     * @param size  of the standard record with its headers
     * @param limit what can be sent to the topic in one record
     */
    public static Outcome.Rejected tooLarge(int size, int limit, String topic) {
        return Outcome.Rejected.of(new RecordError(
                ErrorCode.RECORD_TOO_LARGE,
                "",
                null,
                "max.message.bytes, max.request.size, buffer.memory",
                Wording.of("at most " + limit + " bytes", "最多 " + limit + " 字节"),
                size + " B",
                Wording.of(
                        "the standard record has " + size + " bytes with its headers, and no more than " + limit
                                + " can be sent to topic '" + topic + "'",
                        "标准记录连同消息头共 " + size + " 字节，而主题 '" + topic + "' 最多接受 " + limit + " 字节")));
    }

    /** In the broker's own words. */
    public static Outcome.Rejected refused(Exception cause, String topic) {
        String kind = cause.getClass().getSimpleName().replace("Exception", "");
        String words = RecordError.shorten(String.valueOf(cause.getMessage()), MAX_WORDS);
        return Outcome.Rejected.of(new RecordError(
                ErrorCode.REFUSED_BY_UPSTREAM,
                "",
                null,
                kind,
                null,
                null,
                Wording.of(
                        "the upstream refuses the standard record for topic '" + topic + "': " + words,
                        "上级集群拒收发往主题 '" + topic + "' 的标准记录：" + words)));
    }
}
