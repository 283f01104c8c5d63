package io.tributary.standardization.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** Cleaning a service's error log: drop successes, write the time out, cut a bracketed message into its parts. */
class ReferenceCaseTests {

    private final SnapshotFixture catalog = new SnapshotFixture().mapping("""
            fields:
              timestamp: {from: $.timestamp, time: epoch-seconds, zone: Asia/Shanghai, to: "yyyy-MM-dd HH:mm:ss"}
              returnCode: $.returnCode
              returnError: {cel: "record.returnMessage.split('[')[0]"}
              returnMessage: {cel: "record.returnMessage.split('[')[1].replace(']', '')"}
              requestId: {cel: "record.returnMessage.split('[seqId:')[1].replace(']', '')"}
            when: record.returnCode != 0
            """);

    @Test
    void anErrorIsCutIntoErrorMessageAndRequest() {
        Outcome outcome = catalog.outcome("""
                {"version": 1, "componentName": "orders", "timestamp": 1595944295, "eventId": 7, "returnCode": 101103,
                 "returnMessage": "upstream gave no answer[错误：缺少**id参数][seqId:k7Xw2p*]", "data": [],
                 "seqId": "@mark@k7Xw2p@/mark@*"}""");

        assertThat(SnapshotFixture.value(outcome))
                .isEqualTo("{\"timestamp\":\"2020-07-28 21:51:35\",\"returnCode\":101103,"
                        + "\"returnError\":\"upstream gave no answer\",\"returnMessage\":\"错误：缺少**id参数\","
                        + "\"requestId\":\"k7Xw2p*\"}");
    }

    @Test
    void aSuccessIsDropped() {
        assertThat(catalog.outcome("{\"timestamp\": 1, \"returnCode\": 0, \"returnMessage\": \"ok[][seqId:a]\"}"))
                .isInstanceOf(Outcome.Filtered.class);
    }
}
