package io.tributary.standardization.notation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.core.flow.Conversion.NumberWriting;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumbersTests {

    private static final WrittenNumbers ALL = new WrittenNumbers(EnumSet.allOf(NumberWriting.class));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "-12.50 | -12.50",
                "+7 | 7",
                "1,234 | 1234",
                "-1,234,567.80 | -1234567.80",
                "１２３ | 123",
                "－１，２３４．５ | -1234.5",
                "50% | 0.50",
                "12.5% | 0.125",
                "１００％ | 1.00",
                "-3% | -0.03",
                "1,200% | 12.00",
                "百分之五十 | 0.50",
                "百分之十二点五 | 0.125",
                "百分之百 | 1.00",
                "负百分之百 | -1.00",
                "零 | 0",
                "〇 | 0",
                "两 | 2",
                "十 | 10",
                "三十 | 30",
                "十二 | 12",
                "二百 | 200",
                "两百零五 | 205",
                "一千零一十二 | 1012",
                "一千零十二 | 1012",
                "一千〇五 | 1005",
                "一千二百三十四点五 | 1234.5",
                "十二万三千 | 123000",
                "一万零五 | 10005",
                "一万零五百 | 10500",
                "十万 | 100000",
                "一千二百万 | 12000000",
                "一亿 | 100000000",
                "一亿零三 | 100000003",
                "一亿零三万 | 100030000",
                "三亿五千万零二十 | 350000020",
                "一万二千亿 | 1200000000000",
                "一万亿 | 1000000000000",
                "负三百二十 | -320",
                "壹贰叁 | 123",
                "壹佰贰拾叁万肆仟伍佰陆拾柒 | 1234567",
                "貳萬參仟 | 23000",
                "二〇二六 | 2026",
                "二零零八 | 2008",
                "零五 | 5",
                "三点一四一五九 | 3.14159",
                "零点零五 | 0.05",
                "一点二亿 | 120000000",
                "十二点五万 | 125000",
                "12.5万 | 125000",
                "1.2亿 | 120000000",
                "3千 | 3000",
                "3,200万 | 32000000",
                "5千万 | 50000000",
                "2万亿 | 2000000000000",
                "-0.5万 | -5000"
            })
    void numbersReadAsPeopleMeanThem(String written, String value) {
        assertThat(ALL.plain(written))
                .isNotNull()
                .satisfies(plain -> assertThat(new BigDecimal(plain)).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "--1",
                "1,23",
                "1,2345",
                "12,34,567",
                ",123",
                "1,234,",
                "1.234,5",
                "1 234",
                "%",
                "5%%",
                "百分之",
                "百分之百五",
                "点五",
                "五点",
                "三百五",
                "一万五",
                "一千五",
                "一亿二",
                "百",
                "千二",
                "万",
                "二两",
                "十十",
                "三十百",
                "一百二百",
                "一万万",
                "一百零",
                "一千零零五",
                "一兆",
                "一二十",
                "两三",
                "一万点五万",
                "12.5万3",
                "12万千",
                "5个",
                "三元",
                "负",
                "负负一",
                "十二三"
            })
    void whatIsNotPlainlyANumberIsNotUnderstood(String written) {
        assertThat(ALL.plain(written)).isNull();
    }

    @Test
    void onlyTheNamedWaysAreUnderstood() {
        assertThat(new WrittenNumbers(Set.of()).plain("1,234")).isNull();
        assertThat(new WrittenNumbers(Set.of(NumberWriting.GROUPED)).plain("１２"))
                .isNull();
        assertThat(new WrittenNumbers(Set.of(NumberWriting.FULL_WIDTH)).plain("三"))
                .isNull();
        assertThat(new WrittenNumbers(Set.of(NumberWriting.CHINESE)).plain("5%"))
                .isNull();
        assertThat(new WrittenNumbers(Set.of(NumberWriting.CHINESE)).plain("1,200万"))
                .isNull();
        assertThat(new WrittenNumbers(Set.of(NumberWriting.PERCENT)).plain("百分之五"))
                .isNull();
    }

    /** Writes a number by the school's rules and reads it again. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyWholeNumberIsReadBackFromItsNumeral(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 3_000; round++) {
            long number = random.nextLong(1L << random.nextInt(1, 53)) % 1_000_000_000_000L;
            String numeral = SpokenNumber.of(number);
            assertThat(ALL.plain(numeral)).as(numeral).isEqualTo(String.valueOf(number));
            assertThat(ALL.plain("负" + numeral + "点零七"))
                    .as(numeral)
                    .isEqualTo(new BigDecimal(number + ".07").negate().toPlainString());
        }
    }

    /** Whatever it is, it is read in time, and as a number or not at all. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void arbitraryTextIsANumberOrNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "0123456789,,.%+-一二三十百千万亿零〇点负两百分之１，．％";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String plain = ALL.plain(text.toString());
            if (plain != null) {
                assertThat(plain).as(text.toString()).matches("-?[0-9]+(\\.[0-9]+)?");
            }
        }
    }
}
