package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.everit.json.schema.ObjectComparator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistinctElementsTests {

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsWhatEveritFindsByComparingEachWithEach(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int distinct = 0;
        for (int i = 0; i < 2_000; i++) {
            List<Object> elements = elements(random, random.nextInt(14), 2);
            boolean expected = areDistinct(elements);
            assertThat(DistinctElements.in(elements, new Effort()))
                    .as("%s", elements)
                    .isEqualTo(expected);
            distinct += expected ? 1 : 0;
        }
        assertThat(distinct).isBetween(100, 1_900);
    }

    private static List<Object> elements(SplittableRandom random, int size, int depth) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(element(random, depth));
        }
        return elements;
    }

    private static Object element(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> List.of("1", "#1e0", "", "\"1:1", "a").get(random.nextInt(5));
            case 1 -> (long) random.nextInt(300);
            case 2 ->
                List.of(
                                new BigDecimal("1.0"),
                                new BigDecimal("1.00"),
                                new BigDecimal("1e2"),
                                new BigDecimal("0.0"),
                                new BigDecimal(random.nextInt(300)).movePointLeft(1))
                        .get(random.nextInt(5));
            case 3 -> elements(random, random.nextInt(4), depth - 1);
            default -> object(random, depth - 1);
        };
    }

    /** Names that differ in case alone come in the order in which they were put, for everit as well. */
    private static Map<String, Object> object(SplittableRandom random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            object.put(List.of("a", "A", "b", "B").get(random.nextInt(4)), element(random, depth));
        }
        return object;
    }

    private static boolean areDistinct(List<Object> elements) {
        List<Object> comparable = elements.stream().map(OrgJson::from).toList();
        for (int i = 1; i < comparable.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (ObjectComparator.deepEquals(comparable.get(j), comparable.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
