package io.tributary.ops.trial;

import static org.assertj.core.api.Assertions.assertThat;

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
        "$.a.b, $.a.c, false"
    })
    void placesOverlapWhereOneLiesWithinTheOther(String left, String right, boolean overlap) {
        assertThat(SourcePlace.overlap(SourcePlace.of(left), SourcePlace.of(right)))
                .isEqualTo(overlap);
    }
}
