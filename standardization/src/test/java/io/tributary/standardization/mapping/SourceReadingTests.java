package io.tributary.standardization.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.JsonLayout;
import io.tributary.core.flow.SourceDefinition;
import io.tributary.core.flow.TopicSelector;
import io.tributary.core.outcome.RecordError;
import io.tributary.standardization.codec.DocumentLimits;
import io.tributary.standardization.codec.RandomDocuments;
import io.tributary.standardization.codec.RecordDecoder;
import io.tributary.standardization.codec.SlotReader;
import io.tributary.standardization.codec.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass over the bytes finds what a tree holds, and takes nothing that a tree's reader refuses. {@code -Dtributary.test.seeds=N} tries N seeds. */
class SourceReadingTests {

    private static final SourceDefinition JSON =
            new SourceDefinition(new TopicSelector.Named("t"), JsonLayout.PLAIN, StandardCharsets.UTF_8, null);
    /** So small that random documents exceed them. */
    private static final DocumentLimits NARROW = new DocumentLimits(120, 3, 24, 12, 10, 9);

    /** Both ways to read the same paths. */
    private static final class Ways {

        private final SlotTable table = new SlotTable();
        private final List<Integer> slots = new ArrayList<>();
        private final SlotReader scanner;
        private final SlotScan scan;
        private final SourceReading scans;
        private final SourceReading trees;

        Ways(DocumentLimits limits, List<String> paths) {
            paths.forEach(path -> slots.add(table.slot(SingularPath.parse(path))));
            scan = SlotScan.of(table);
            scanner = new SlotReader(scan.root(), limits);
            scans = SourceReading.ofScans(
                    RecordDecoder.of(JSON, limits, List.of()), table, scan, new SlotReader(scan.root(), limits));
            trees = SourceReading.ofTrees(RecordDecoder.of(JSON, limits, List.of()), table);
        }

        boolean isVouchedFor(byte[] document) {
            return scanner.read(document, new Object[scan.size()]);
        }

        void assertSame(byte[] document) {
            assertThat(answer(scans, document))
                    .as(() -> new String(document, StandardCharsets.UTF_8) + " " + Arrays.toString(document))
                    .isEqualTo(answer(trees, document));
        }

        private Object answer(SourceReading reading, byte[] document) {
            try {
                reading.read(document);
            } catch (UnreadableRecordException e) {
                RecordError error = e.error();
                return error;
            }
            List<Object> values = new ArrayList<>();
            slots.forEach(slot -> values.add(reading.slot(slot)));
            values.add(reading.tree());
            return values;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> paths(RandomDocuments documents, int count) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(documents.path());
        }
        // So that no path begins with an index from the end, which needs the record as a whole.
        paths.removeIf(path -> path.startsWith("$[-"));
        paths.add("$.properties");
        return paths;
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("tributary.test.seeds", 2));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsWhatATreeHolds(long seed) {
        RandomDocuments documents = new RandomDocuments(new SplittableRandom(seed));
        for (int contract = 0; contract < 20; contract++) {
            Ways ways = new Ways(DocumentLimits.defaults(), paths(documents, 8));
            for (int i = 0; i < 100; i++) {
                ways.assertSame(utf8(documents.document()));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void refusesWhatATreesReaderRefuses(long seed) {
        RandomDocuments documents = new RandomDocuments(new SplittableRandom(seed));
        for (DocumentLimits limits : List.of(DocumentLimits.defaults(), NARROW)) {
            Ways ways = new Ways(limits, paths(documents, 8));
            for (int i = 0; i < 2000; i++) {
                ways.assertSame(documents.broken());
                ways.assertSame(utf8(documents.document()));
            }
        }
    }

    @Test
    void everyPairOfBytesWithinATextIsJudgedAlike() {
        Ways ways = new Ways(DocumentLimits.defaults(), List.of("$.a"));
        byte[] document = utf8("{\"a\":\"..........\",\"b\":0}");
        int place = 10;
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second += first < 128 ? 17 : 1) {
                document[place] = (byte) first;
                document[place + 1] = (byte) second;
                ways.assertSame(document);
                document[place + 2] = (byte) 0x80;
                ways.assertSame(document);
                document[place + 3] = (byte) 0xBF;
                ways.assertSame(document);
                document[place + 2] = '.';
                document[place + 3] = '.';
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[1,2.50,{\"c\":null}],\"站点\":\"杭州市\\n\"}",
                " { } ",
                "{\"a\":\"\\ud83d\\ude00\",\"b\":{\"a\":true,\"b\":false}}",
                "{\"a\":-123456789012345678,\"b\":0.1}",
            })
    void aPlainDocumentNeedsNoTree(String document) {
        assertThat(new Ways(DocumentLimits.defaults(), List.of("$.a", "$.b[0]", "$['站点']"))
                        .isVouchedFor(utf8(document)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"x\":{\"b\":1,\"c\":2,\"b\":3}}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":1e999999999}",
                "{\"x\":\"\\ud83d\"}",
                "{\"x\":NaN}",
                "{\"x\":1}{\"x\":1}",
                "\uFEFF{\"x\":1}",
                "{\"x\":01}",
                "{\"x\":[1,]}",
                "",
                "[1]",
            })
    void theTreesReaderDecidesWhatIsNotPlain(String document) {
        Ways ways = new Ways(DocumentLimits.defaults(), List.of("$.a"));

        assertThat(ways.isVouchedFor(utf8(document))).isFalse();
        ways.assertSame(utf8(document));
    }

    @Test
    void anObjectOfManyMembersIsReadAllTheSame() {
        StringBuilder document = new StringBuilder("{\"a\":1");
        for (int i = 0; i < 2000; i++) {
            document.append(",\"member").append(i).append("\":").append(i);
        }
        Ways ways = new Ways(DocumentLimits.defaults(), List.of("$.a", "$.member1999"));

        ways.assertSame(utf8(document + "}"));
        ways.assertSame(utf8(document + ",\"member7\":0}"));
    }

    @Test
    void aPathIntoAPlaceThatIsWantedAsAWholeFindsItsPart() {
        Ways ways = new Ways(
                DocumentLimits.defaults(), List.of("$.a", "$.a.b[-1]", "$.a.b", "$.c[-1].d", "$.c[0].d", "$.c[100]"));

        ways.assertSame(utf8("{\"a\":{\"b\":[1,2]},\"c\":[{\"d\":1},{\"d\":2}]}"));
        ways.assertSame(utf8("{\"a\":[],\"c\":{\"d\":2}}"));
        ways.assertSame(utf8("{\"a\":\"text\"}"));
    }

    @Test
    void theRecordAsAWholeNeedsATree() {
        SlotTable table = new SlotTable();
        table.slot(SingularPath.parse("$.a"));
        table.slot(SingularPath.parse("$[-1]"));

        assertThat(SlotScan.of(table)).isNull();
    }
}
