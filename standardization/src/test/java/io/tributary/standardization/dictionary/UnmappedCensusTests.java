package io.tributary.standardization.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.standardization.dictionary.UnmappedCensus.Sighting;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnmappedCensusTests {

    private static final Set<String> DIVISIONS = Set.of(
            "杭州市",
            "湖州市",
            "苏州市",
            "临安区",
            "临海市",
            "淮安市",
            "萧山区",
            "余杭区",
            "宁波市",
            "温州市",
            "延边朝鲜族自治州",
            "恩施土家族苗族自治州",
            "鼓楼区",
            "西湖区",
            "Pudong");

    private final UnmappedCensus census = new UnmappedCensus(DIVISIONS);

    @ParameterizedTest
    @CsvSource({
        "临安市, 临安区",
        "杭州, 杭州市",
        "杭洲市, 杭州市",
        "浙江省杭州市, 杭州市",
        "延边州, 延边朝鲜族自治州",
        "恩施, 恩施土家族苗族自治州",
        "' 宁波 市 ', 宁波市",
        "pudong, Pudong",
        "Pudnog, Pudong"
    })
    void theNearestEntryIsTheOneThatAPersonMeant(String value, String entry) {
        assertThat(census.count(value)).first().isEqualTo(entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-;", "东京", "市", "unknown", "1234567"})
    void whatIsNearNothingHasNoNearestEntry(String value) {
        assertThat(census.count(value)).isEmpty();
    }

    @Test
    void anEmptyTableHasNoNearestEntry() {
        assertThat(new UnmappedCensus(Set.of()).count("杭州")).isEmpty();
    }

    @Test
    void valuesAreCountedShortAndWithControlCharactersVisible() {
        census.count("a\nb");
        census.count("长".repeat(100));
        census.count("a\nb");

        assertThat(census.sightings())
                .extracting(Sighting::value, Sighting::count)
                .containsExactly(tuple("a␚b", 2L), tuple("长".repeat(64) + "…", 1L));
    }

    @Test
    void invariant1BeyondAThousandValuesTheyAreCountedTogether() {
        for (int i = 0; i < 1500; i++) {
            census.count("v" + i);
        }
        census.count("v0");
        census.count("v1499");

        assertThat(census.sightings()).hasSize(1000).contains(new Sighting("v0", 2, List.of()));
        assertThat(census.others()).isEqualTo(501);
    }

    @Test
    void invariant2TheNearestEntriesAreTheSameWhetherAValueIsHeldOrNot() {
        List<String> held = census.count("临安市");
        UnmappedCensus full = new UnmappedCensus(DIVISIONS);
        for (int i = 0; i < 1000; i++) {
            full.count("v" + i);
        }

        assertThat(full.count("临安市")).isEqualTo(held).isEqualTo(census.count("临安市"));
        assertThat(full.others()).isEqualTo(1);
    }

    @Test
    void nothingIsLostAmongThreads() throws Exception {
        int threads = 4;
        int times = 2000;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> pool.submit(() -> {
                        start.await();
                        for (int i = 0; i < times; i++) {
                            census.count("v" + i % 1200);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }

        long held = census.sightings().stream().mapToLong(Sighting::count).sum();
        assertThat(held + census.others()).isEqualTo((long) threads * times);
        assertThat(census.sightings()).hasSize(1000);
    }
}
