package io.tributary.core.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.core.fault.FaultCode;
import io.tributary.core.fault.TributaryException;
import io.tributary.core.flow.Delivery;
import io.tributary.core.outcome.ErrorCode;
import io.tributary.core.outcome.Outcome;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerEntryCodecTests {

    private static final String WRITTEN = "{\"kind\":\"advance\",\"site\":\"330100\",\"topic\":\"ods.air.raw\","
            + "\"topicId\":\"pXWcLm4hQz2bR7nD1vKtYg\",\"partition\":3,\"from\":10,\"to\":15,\"runs\":\"M3R1N1\","
            + "\"reasons\":{\"UNKNOWN_CODE\":1},\"flow\":\"air-quality\",\"flowVersion\":\"7\","
            + "\"standard\":\"air-quality@3\",\"contractDigest\":\"0123456789ab\",\"target\":\"std.air-quality\","
            + "\"earliestMillis\":1519000000000,\"latestMillis\":1519000003000,\"delays\":[0,0,4],"
            + "\"previousTarget\":{\"partition\":3,\"first\":4711,\"last\":4720},\"checksum\":\"ff00000000000001\"}";

    private static final LedgerEntry ENTRY = new LedgerEntry(
            RandomLedger.SITE,
            RandomLedger.SOURCE,
            new OffsetInterval(10, 15),
            OutcomeRuns.parse("M3R1N1"),
            Map.of(ErrorCode.UNKNOWN_CODE, 1L),
            RandomLedger.STAMP,
            "std.air-quality",
            new EventTimeRange(1_519_000_000_000L, 1_519_000_003_000L),
            DelayHistogram.of(new long[] {0, 0, 4}),
            0xff00000000000001L,
            Delivery.EXACTLY_ONCE,
            new TargetRange(3, 4711, 4720));

    private static LedgerEntry read(String text) {
        return LedgerEntryCodec.read(text.getBytes(UTF_8));
    }

    @Test
    void theWrittenFormStaysTheSameAcrossReleases() {
        assertThat(new String(LedgerEntryCodec.write(ENTRY), UTF_8)).isEqualTo(WRITTEN);
        assertThat(read(WRITTEN)).isEqualTo(ENTRY);
    }

    @Test
    void aRedriveSaysWhichOffsetsAndWho() {
        LedgerEntryDraft draft = LedgerEntryDraft.ofRedrive(
                RandomLedger.SITE, RandomLedger.SOURCE, RandomLedger.STAMP, "std.air-quality", 13, "wang");
        draft.add(13, new Outcome.Mirrored(null, new byte[] {1}, Outcome.Mirrored.NO_EVENT_TIME), 3);
        draft.add(17, Outcome.Filtered.INSTANCE, 3);
        LedgerEntry entry = draft.finish();

        assertThat(new String(LedgerEntryCodec.write(entry), UTF_8))
                .startsWith("{\"kind\":\"redrive\",")
                .contains("\"from\":13,\"to\":18,\"runs\":\"M1-3F1\",")
                .endsWith("\"by\":\"wang\"}");
        assertThat(LedgerEntryCodec.read(LedgerEntryCodec.write(entry))).isEqualTo(entry);
    }

    @Test
    void lostOffsetsSayTheirCauses() {
        String written = WRITTEN.replace("M3R1N1", "L3R1N1")
                .replace(
                        "\"checksum\":\"ff00000000000001\"",
                        "\"checksum\":\"0\",\"lost\":[{\"from\":10,\"to\":12,"
                                + "\"cause\":\"RETENTION_SIZE\"},{\"from\":12,\"to\":13,\"cause\":\"UNKNOWN\"}]");

        LedgerEntry entry = read(written);

        assertThat(entry.lost())
                .containsExactly(
                        new LostRange(new OffsetInterval(10, 12), LossCause.RETENTION_SIZE),
                        new LostRange(new OffsetInterval(12, 13), LossCause.UNKNOWN));
        assertThat(new String(LedgerEntryCodec.write(entry), UTF_8)).isEqualTo(written);
        assertThat(read(written.replace("RETENTION_SIZE", "METEORITE"))
                        .lost()
                        .get(0)
                        .cause())
                .as("a cause of a later version")
                .isEqualTo(LossCause.UNKNOWN);
    }

    @SeededTest
    void whatIsWrittenIsReadAgain(long seed) {
        RandomLedger ledger = new RandomLedger(seed);
        for (int i = 0; i < 100; i++) {
            LedgerEntry entry = ledger.entry();

            assertThat(LedgerEntryCodec.read(LedgerEntryCodec.write(entry))).isEqualTo(entry);
        }
    }

    @Test
    void membersOfLaterVersionsArePassedOver() {
        String later = WRITTEN.replace("\"from\"", "\"later\":{\"deep\":[1,{\"x\":null}]},\"also\":null,\"from\"");

        assertThat(read(later)).isEqualTo(ENTRY);
    }

    @Test
    void readerOfAnEntryWithoutTheMarksOfTheOneBeforeKnowsNone() {
        String without = WRITTEN.replace("\"previousTarget\":{\"partition\":3,\"first\":4711,\"last\":4720},", "");

        assertThat(read(without).previousTarget()).isNull();
        assertThat(read(WRITTEN.replace("4720}", "4720,\"later\":[1]}"))).isEqualTo(ENTRY);
    }

    @Test
    void deliveryIsSaidWhereItIsNotExactlyOnce() {
        String atLeastOnce = WRITTEN.replace("\"earliest", "\"delivery\":\"at-least-once\",\"earliest");

        assertThat(read(atLeastOnce).delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
        assertThat(new String(LedgerEntryCodec.write(read(atLeastOnce)), UTF_8)).isEqualTo(atLeastOnce);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                with("", "not a JSON object"),
                with("null", "not a JSON object"),
                with("[]", "not a JSON object"),
                with("\"advance\"", "not a JSON object"),
                with("{}", "'kind' is missing"),
                with("not json", "Unrecognized token"),
                with(WRITTEN + "{}", "follows its JSON object"),
                with(WRITTEN + "x", "Unrecognized token"),
                changed("\"kind\":\"advance\",", "", "'kind' is missing"),
                changed("\"advance\"", "\"repair\"", "its kind 'repair' is not known; run the version that wrote it"),
                changed("\"advance\"", "null", "'kind' is null where a text is wanted"),
                changed("\"site\":\"330100\",", "", "'site' is missing"),
                changed("\"330100\"", "330100", "'site' is an integer where a text is wanted"),
                changed("\"330100\"", "\"hangzhou\"", "six digits"),
                changed("\"ods.air.raw\"", "null", "'topic' is null where a text is wanted"),
                changed("\"ods.air.raw\"", "\"\"", "not a partition"),
                changed("\"ods.air.raw\"", "\"" + "x".repeat(400) + "\"", "'topic' is longer than 300"),
                changed("\"partition\":3", "\"partition\":-1", "not a partition"),
                changed("\"partition\":3", "\"partition\":3000000000", "no partition number"),
                changed("\"partition\":3", "\"partition\":\"3\"", "'partition' is a text where an integer is wanted"),
                changed("\"from\":10", "\"from\":1.5", "'from' is a fraction where an integer is wanted"),
                changed("\"from\":10", "\"from\":true", "'from' is a truth value where an integer is wanted"),
                changed("\"from\":10", "\"from\":null", "'from' is null where an integer is wanted"),
                changed("\"from\":10", "\"from\":[10]", "'from' is an array where an integer is wanted"),
                changed("\"from\":10", "\"from\":15", "not an interval"),
                changed("\"from\":10", "\"from\":-10", "not an interval"),
                changed("\"from\":10", "\"from\":99999999999999999999", "'from' is a number beyond 64 bits"),
                changed("\"from\":10", "\"from\":" + "9".repeat(2_000), "exceeds the maximum allowed"),
                changed("\"from\":10", "\"from\":10,\"from\":10", "Duplicate"),
                changed("\"to\":15,", "", "'to' is missing"),
                changed("M3R1N1", "M3R1", "do not fill the interval"),
                changed("M3R1N1", "M3R1N", "a count of 1 or more is wanted"),
                changed("M3R1N1", "M3Q1N1", "no outcome has the letter 'Q'"),
                changed("M3R1N1", "", "do not fill the interval"),
                changed("{\"UNKNOWN_CODE\":1}", "[]", "'reasons' is an array where an object is wanted"),
                changed("{\"UNKNOWN_CODE\":1}", "null", "'reasons' is null where an object is wanted"),
                changed("{\"UNKNOWN_CODE\":1}", "{}", "refused offsets without a reason"),
                changed("UNKNOWN_CODE", "BAD_WEATHER", "its reason 'BAD_WEATHER' is not known; run the version"),
                changed("\"UNKNOWN_CODE\":1", "\"UNKNOWN_CODE\":\"1\"", "'reasons.UNKNOWN_CODE' is a text"),
                changed("\"UNKNOWN_CODE\":1", "\"UNKNOWN_CODE\":null", "'reasons.UNKNOWN_CODE' is null"),
                changed("\"flow\":\"air-quality\"", "\"flow\":\"Air Quality\"", "lower-case letter"),
                changed("\"flowVersion\":\"7\",", "", "'flowVersion' is missing"),
                changed("\"latestMillis\":1519000003000,", "", "'latestMillis' is missing"),
                changed("\"earliestMillis\":1519000000000,", "", "'earliestMillis' is missing"),
                changed("1519000003000", "1518000000000", "the latest event time lies before"),
                changed("[0,0,4]", "[0,-4]", "a delay histogram counts from 0"),
                changed("[0,0,4]", "[0,null]", "'delays' is null where an integer is wanted"),
                changed("[0,0,4]", "[[0]]", "'delays' is an array where an integer is wanted"),
                changed("[0,0,4]", "4", "'delays' is an integer where an array is wanted"),
                changed("[0,0,4]", "[" + "0,".repeat(50) + "0]", "more than 40 counts"),
                lost("{}", "'lost' is an object where an array is wanted"),
                lost("[1]", "'lost' is an integer where an object is wanted"),
                lost("[{}]", "not an interval"),
                lost("[{\"from\":10}]", "not an interval"),
                lost("[{\"from\":10,\"to\":11,\"cause\":7}]", "'lost.cause' is an integer where a text is wanted"),
                lost("[{\"from\":10,\"to\":11,\"cause\":\"RETENTION\"}]", "causes are given for 1 lost offsets"),
                changed("ff00000000000001", "", "'checksum' is not"),
                changed("ff00000000000001", "+f", "'checksum' is not"),
                changed("ff00000000000001", "1ff00000000000001", "'checksum' is not"),
                changed("\"partition\":3,\"first\"", "\"first\"", "'previousTarget.partition' is missing"),
                changed("\"first\":4711,", "", "'previousTarget.first' is missing"),
                changed(",\"last\":4720", "", "'previousTarget.last' is missing"),
                changed("4711", "4721", "not a range of a target"),
                changed("4711", "\"4711\"", "'previousTarget.first' is a text where an integer is wanted"),
                changed(
                        "{\"partition\":3,\"first\":4711,\"last\":4720}",
                        "4711",
                        "'previousTarget' is an integer where"),
                changed(
                        "\"target\"",
                        "\"delivery\":\"twice\",\"target\"",
                        "its delivery 'twice' is not known; run the version"),
                changed("\"from\"", "\"later\":" + "[".repeat(2_000) + ",\"from\"", "nesting depth"));
    }

    private static Arguments with(String text, String message) {
        return Arguments.of(text.length() > 60 ? "…" + text.substring(text.length() - 40) : text, text, message);
    }

    private static Arguments lost(String lost, String message) {
        return changed("\"partition\":3", "\"partition\":3,\"lost\":" + lost, message);
    }

    private static Arguments changed(String what, String into, String message) {
        assertThat(WRITTEN).contains(what);
        String name = what + " -> " + (into.length() > 40 ? into.substring(0, 40) + "…" : into);
        return Arguments.of(name, WRITTEN.replace(what, into), message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void whatIsNoEntryIsRefusedInWords(String name, String text, String message) {
        assertUnreadable(text.getBytes(UTF_8)).withMessageContaining(message);
    }

    private static ThrowableAssertAlternative<TributaryException> assertUnreadable(byte[] bytes) {
        return assertThatExceptionOfType(TributaryException.class)
                .isThrownBy(() -> LedgerEntryCodec.read(bytes))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(FaultCode.UNREADABLE_LEDGER);
                    assertThat(refusal.getMessage())
                            .startsWith("a ledger entry cannot be read: ")
                            .hasSizeLessThan(600)
                            .doesNotContain("\n", "For input string", "No enum constant", "null pointer");
                });
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = WRITTEN.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            assertUnreadable(Arrays.copyOf(whole, length));
        }
    }

    @SeededTest
    void brokenBytesAreReadOrRefusedAndNothingElse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = WRITTEN.getBytes(UTF_8);
            for (int hit = random.nextInt(1, 5); hit > 0; hit--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                LedgerEntryCodec.read(bytes);
            } catch (TributaryException e) {
                assertThat(e.code()).isEqualTo(FaultCode.UNREADABLE_LEDGER);
            }
        }
    }

    @Test
    void anEntryBeyondTheBoundIsNotEvenParsed() {
        byte[] bytes = new byte[LedgerEntryCodec.MAX_BYTES + 1];
        Arrays.fill(bytes, (byte) ' ');

        assertUnreadable(bytes).withMessageContaining("more than 8388608");
    }

    @Test
    void theLargestEntryOfALaneWithDefaultsIsFarBelowTheBound() {
        LedgerEntry worst = new LedgerEntry(
                RandomLedger.SITE,
                RandomLedger.SOURCE,
                new OffsetInterval(0, 50_000),
                OutcomeRuns.parse("M1R1".repeat(25_000)),
                Map.of(ErrorCode.UNKNOWN_CODE, 25_000L),
                RandomLedger.STAMP,
                "std.air-quality",
                null,
                DelayHistogram.EMPTY,
                0);

        assertThat(LedgerEntryCodec.write(worst)).hasSizeLessThan(LedgerEntryCodec.MAX_BYTES / 50);
        assertThat(LedgerEntryCodec.read(LedgerEntryCodec.write(worst))).isEqualTo(worst);
    }
}
