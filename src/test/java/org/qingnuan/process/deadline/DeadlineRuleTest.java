package org.qingnuan.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as models state them. */
class DeadlineRuleTest {

    private static final String COUNTED = "works+30d, latest 11-14";

    @ParameterizedTest
    @CsvSource({
        "2021-09-01, 2021-10-01",
        "2021-10-14, 2021-11-13",
        "2021-10-15, 2021-11-14",
        "2021-10-16, 2021-11-14",
        "2021-12-01, 2021-11-14"
    })
    void countedFromAnotherFrameItIsNeverAfterItsLatestDay(LocalDate finished, LocalDate last) {
        assertThat(after().from(finished, 2021)).isEqualTo(last);
    }

    @Test
    void untilTheOtherFrameIsFinishedItsLatestDayHolds() {
        assertThat(after().from(null, 2021)).isEqualTo("2021-11-14");
        assertThat(after().inYear(2021)).isEqualTo("2021-11-14");
    }

    @Test
    void itsLabelSaysBoth() {
        assertThat(after().label()).isEqualTo("完工后30日内，至迟11月14日前");
        assertThat(DeadlineRule.parse("plan+5d, latest +1y 01-10").label()).isEqualTo("前一关口完成后5日内，至迟次年1月10日前");
    }

    @Test
    void anotherDayMovesItsLatestAlone() {
        assertThat(after().with(LocalDate.of(2021, 11, 20), 2021)).isEqualTo("works+30d, latest 11-20");
        assertThat(after().with(LocalDate.of(2022, 1, 5), 2021)).isEqualTo("works+30d, latest +1y 01-05");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"works+30d", "works+30d, latest", "works+30d, latest 11-31", "works-3d, latest 11-14"})
    void whatIsHalfSaidIsNoDate(String text) {
        assertThatThrownBy(() -> DeadlineRule.parse(text)).hasMessageContaining("不是日期");
    }

    private static DeadlineRule.After after() {
        return (DeadlineRule.After) DeadlineRule.parse(COUNTED);
    }
}
