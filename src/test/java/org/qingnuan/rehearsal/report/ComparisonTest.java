package org.qingnuan.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Rehearsed;
import org.qingnuan.rehearsal.report.Comparison.Line;

/** Two rehearsals side by side: what is the same stays quiet, what differs says by how much. */
class ComparisonTest {

    private static final LocalDate AUGUST = LocalDate.of(2021, 8, 30);
    private static final LocalDate SEPTEMBER = LocalDate.of(2021, 9, 15);

    private final Comparison comparison = Comparison.of(
            new Comparison.Side(Rehearsed.summary(AUGUST, 4, "100000.50"), Rehearsed.course(List.of(), 36)),
            new Comparison.Side(
                    Rehearsed.summary(SEPTEMBER, 1, "99000.50"),
                    Rehearsed.course(List.of(new Course.Moved("建成", AUGUST, SEPTEMBER)), 30)));

    @Test
    void laterGateIsToldInDaysAndFewerLateOnesInNumbers() {
        assertThat(line("各关口", "建成：最后一天")).isEqualTo(new Line("建成：最后一天", "2021年8月30日", "2021年9月15日", "晚16天"));
        assertThat(line("各关口", "建成：逾期")).isEqualTo(new Line("建成：逾期", "4", "1", "−3"));
        assertThat(line("各关口", "建成：按期")).isEqualTo(new Line("建成：按期", "5", "8", "+3"));
        assertThat(line("设定", "改动的期限").difference()).isEqualTo("不同");
    }

    @Test
    void moneyIsComparedToTheFen() {
        assertThat(line("资金（元）", "合计已付")).isEqualTo(new Line("合计已付", "100,000.50", "99,000.50", "−1,000.00"));
    }

    @Test
    void whatIsTheSameDoesNotDiffer() {
        assertThat(line("设定", "随机种子").differs()).isFalse();
        assertThat(line("督办", "督办单")).isEqualTo(new Line("督办单", "3", "3", ""));
    }

    @Test
    void weekInWhichFewerWereBuiltIsMarked() {
        assertThat(comparison.weeks())
                .filteredOn(Comparison.WeekLine::differs)
                .singleElement()
                .satisfies(week -> {
                    assertThat(week.week()).isEqualTo("2021年8月29日");
                    assertThat(week.figures().get(0)).isEqualTo(new Line("建成", "36", "30", "−6"));
                });
    }

    private Line line(String section, String name) {
        return comparison.sections().stream()
                .filter(one -> one.title().equals(section))
                .flatMap(one -> one.lines().stream())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
