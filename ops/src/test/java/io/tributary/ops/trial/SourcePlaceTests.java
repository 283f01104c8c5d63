package io.tributary.ops.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePlaceTests {

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "$.person, $.person.phone, true",
        "$.person['phone'], $.person.phone, true",
        "$.phones[0], $.phones[1], true",
        "$.phone, $.phones, false",
        "$, $.any, true",
        "$[ 'phone' ], $ .phone, true",
        "$['\\u0061'], $.a, true",
        "$.phones[-1], $.phones[2], true",
        "$['a.b'], $.a.b, false",
        "$['a/b'], $.a.b, false",
        "$.a.b, $.a.c, false"
    })
    void placesOverlapWhereOneLiesWithinTheOther(String left, String right, boolean overlap) {
        assertThat(SourcePlace.overlap(SourcePlace.of(left), SourcePlace.of(right)))
                .isEqualTo(overlap);
    }

    @Test
    void aPathOverlapsThePointerToItsPlace() {
        assertThat(SourcePlace.overlap(SourcePlace.of("$['a/b'].c"), "/a~1b/c")).isTrue();
        assertThat(SourcePlace.overlap(SourcePlace.of("$.list[-1].id"), "/list/3/id"))
                .isTrue();
        assertThat(SourcePlace.overlap(SourcePlace.of("$.list[-1].id"), "/list/3/no"))
                .isFalse();
    }
}
