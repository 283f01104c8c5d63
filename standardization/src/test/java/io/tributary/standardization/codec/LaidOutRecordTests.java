package io.tributary.standardization.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaidOutRecordTests {

    private final RecordLayout layout = RecordLayout.of(List.of("c", "a", "b"));
    private final LaidOutRecord record = new LaidOutRecord(layout);

    @Test
    void onlyPresentMembersShowInTheOrderOfTheLayout() {
        record.setAt(2, 2L);
        record.setAt(0, "first");

        assertThat(record).hasToString("{c=first, b=2}").hasSize(2).containsOnlyKeys("c", "b");
        assertThat(record.containsKey("a")).isFalse();
        assertThat(record.get("b")).isEqualTo(2L);
        assertThat(record.valueAt(1)).isNull();
        assertThat(JsonText.text(record)).isEqualTo("{\"c\":\"first\",\"b\":2}");
    }

    @Test
    void jsonNullIsPresent() {
        record.put("a", JsonNull.NULL);

        assertThat(record).containsEntry("a", JsonNull.NULL);
    }

    @Test
    void anEmptiedRecordCanBeFilledAnew() {
        record.setAt(0, "old");
        record.clear();

        assertThat(record).isEmpty();
        record.setAt(1, "new");
        assertThat(record).containsOnly(Map.entry("a", "new"));
        record.setAt(1, null);
        assertThat(record).isEmpty();
    }

    @Test
    void aNameWithoutPlaceIsRefused() {
        assertThatThrownBy(() -> record.put("d", 1L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'d'");
        assertThat(record.get("d")).isNull();
        assertThat(layout.placeOf("d")).isEqualTo(RecordLayout.ABSENT);
    }

    @Test
    void aLayoutHasEachNameOnce() {
        assertThatThrownBy(() -> RecordLayout.of(List.of("a", "a"))).hasMessageContaining("'a' is there twice");
    }

    @Test
    void theIteratorEnds() {
        Iterator<?> members = record.entrySet().iterator();

        assertThat(members.hasNext()).isFalse();
        assertThatThrownBy(members::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsTheMapWithTheSameMembers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Object> map = new LinkedHashMap<>();
        for (int step = 0; step < 200; step++) {
            int place = random.nextInt(layout.size());
            if (random.nextInt(3) == 0) {
                record.setAt(place, null);
                map.remove(layout.nameAt(place));
            } else {
                record.setAt(place, (long) step);
                map.put(layout.nameAt(place), (long) step);
            }
            assertThat(record).isEqualTo(map).hasSameHashCodeAs(map);
            assertThat(record.size()).isEqualTo(map.size());
        }
    }
}
