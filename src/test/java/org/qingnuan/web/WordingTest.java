package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.shared.Money;

class WordingTest {

    @Test
    void moneyIsGroupedInThousandsOfYuan() {
        assertThat(Wording.money(Money.of("1234567.8"))).isEqualTo("1,234,567.80 元");
        assertThat(Wording.money(Money.of("999"))).isEqualTo("999.00 元");
        assertThat(Wording.money(null)).isNull();
    }

    @Test
    void aFilesSizeIsToldInTheUnitThatFits() {
        assertThat(Wording.size(1)).isEqualTo("1 KB");
        assertThat(Wording.size(300 * 1024)).isEqualTo("300 KB");
        assertThat(Wording.size(3_500_000)).isEqualTo("3.3 MB");
    }

    @Test
    void daysAreToldFromTheLastDayThatIsOnTime() {
        assertThat(Wording.daysLeft(3)).isEqualTo("剩余3天");
        assertThat(Wording.daysLeft(0)).isEqualTo("今天截止");
        assertThat(Wording.daysLeft(-3)).isEqualTo("已逾期3天");
    }

    @Test
    void aTaskDueAtMidnightHasTheDayBeforeAsItsLast() {
        assertThat(TaskHeads.lastDay(Instant.parse("2021-08-30T16:00:00Z"))).isEqualTo(LocalDate.of(2021, 8, 30));
    }

    @Test
    void aBodysFiguresAreThoseOfItsVillages() {
        List<TaskPage.Figure> figures = TaskHeads.figures(
                150, List.of(new Numbers(50, 50, 46, 4, 31, 20, 10, 5), new Numbers(100, 0, 0, 0, 0, 0, 0, 0)));

        assertThat(figures)
                .containsExactly(
                        new TaskPage.Figure("任务", 150),
                        new TaskPage.Figure("确认", 46),
                        new TaskPage.Figure("完工", 31),
                        new TaskPage.Figure("验收", 10),
                        new TaskPage.Figure("拨付", 5));
    }

    @Test
    void aProblemIsToldWithoutTheProgramsOwnWords() {
        assertThat(Wording.problem("org.springframework.jdbc.UncategorizedSQLException: SQL [insert x]; error code [0];"
                        + " ERROR: storage full\n  Where: PL/pgSQL function"))
                .isEqualTo("storage full");
        assertThat(Wording.problem("java.lang.IllegalStateException: 没有这个框")).isEqualTo("没有这个框");
        assertThat(Wording.problem("x".repeat(400))).hasSize(161).endsWith("…");
        assertThat(Wording.problem(null)).isEqualTo("原因不明");
    }
}
