package org.qingnuan.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void aPeriodIncludesItsFirstAndItsLastDay() {
        LocalDate from = LocalDate.of(2021, 11, 15);
        LocalDate to = LocalDate.of(2022, 3, 15);
        Period season = new Period(from, to);

        assertThat(season.contains(from)).isTrue();
        assertThat(season.contains(to)).isTrue();
        assertThat(season.contains(from.minusDays(1))).isFalse();
        assertThat(season.contains(to.plusDays(1))).isFalse();
        assertThatThrownBy(() -> new Period(to, from)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlanIdHasNoDotsSinceTheyPartTheBusinessKey() {
        assertThatThrownBy(() -> new PlanId("zichuan.2021")).hasMessageContaining("zichuan.2021");
        assertThat(new PlanId("jinan-2019-2022")).hasToString("jinan-2019-2022");
    }

    @Test
    void aFindingReadsAsOneSentence() {
        assertThat(Finding.ofCell(5, "面积", "八十", "不是数字", "请只填数字").sentence()).isEqualTo("第5行“面积”：不是数字（现为“八十”）。请只填数字。");
        assertThat(Finding.ofSheet("文件已损坏", "请重新保存").sentence()).isEqualTo("文件已损坏。请重新保存。");
    }
}
