package io.tributary.standardization.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.internal.DateFormatValidator;
import org.everit.json.schema.internal.DateTimeFormatValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimeTests {

    private static final String CHARACTERS = "0123456789012345678901234567890123456789-:.TtZz+ １";

    @ParameterizedTest
    @CsvSource({
        "2018-02-20T07:00:00+08:00, true",
        "2018-12-31T23:59:59Z, true",
        "2018-12-31T23:59:59.1Z, true",
        "2018-12-31T23:59:59.123456789-11:30, true",
        "2018-12-31T23:59:59.1234567890Z, false",
        "2018-12-31T23:59:59.Z, false",
        "2018-12-31T23:59:60Z, false",
        "2018-12-31T24:00:00Z, false",
        "2018-12-31 23:59:59Z, false",
        "2018-12-31T23:59:59, false",
        "2018-12-31T23:59:59+8, false",
        "0000-12-31T23:59:59Z, false"
    })
    void knowsUsualTimesAtSight(String text, boolean known) {
        assertThat(PlainTime.isDateTime(text)).isEqualTo(known);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatItKnowsEveritAcceptsToo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FormatValidator dateTime = new DateTimeFormatValidator();
        FormatValidator date = new DateFormatValidator();
        int known = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = varied("2018-02-20T07:00:00.5+08:00", random);
            if (PlainTime.isDateTime(text)) {
                assertThat(dateTime.validate(text)).as(text).isEmpty();
                known++;
            }
            String day = varied("2018-02-20", random);
            if (PlainTime.isDate(day)) {
                assertThat(date.validate(day)).as(day).isEmpty();
            }
        }
        assertThat(known).isGreaterThan(1_000);
    }

    private static String varied(String sample, SplittableRandom random) {
        StringBuilder text = new StringBuilder(sample);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(8)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                default -> text.setCharAt(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
        }
        return text.toString();
    }
}
