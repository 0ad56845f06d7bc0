package org.qingnuan.process.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.Deputies;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.Playback;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.ApplicationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Standing in for a colleague, for the days named and no longer. */
@ApplicationTest
class DeputiesTest {

    private static final LocalDate MONDAY = LocalDate.of(2021, 9, 6);

    @Autowired
    PlanSeeds seeds;

    @Autowired
    Playback playback;

    @Autowired
    Deputies deputies;

    @Autowired
    Memberships memberships;

    @BeforeEach
    void staff() {
        on(MONDAY);
        seeds.seed(new PlanId("zichuan-2021"), null);
        seeds.employ("d-zhen", "西河镇经办", "nuanhuo-2021", "town-official", "xihe");
        seeds.employ("d-cun", "西河镇村级文书", "nuanhuo-2021", "village-clerk", "xihe");
        seeds.employ("d-far", "洪山镇经办", "nuanhuo-2021", "town-official", "hongshan");
    }

    @Test
    void aDeputyWorksWithTheGroupsOfTheOtherOnTheDaysNamedAndNotAfterwards() {
        deputies.name("d-zhen", "d-cun", MONDAY, MONDAY.plusDays(2));

        assertThat(memberships.of("d-cun").groups()).contains("town-official.xihe", "village-clerk.xihe");

        on(MONDAY.plusDays(2));
        assertThat(memberships.of("d-cun").groups()).contains("town-official.xihe");
        on(MONDAY.plusDays(3));
        assertThat(memberships.of("d-cun").groups()).doesNotContain("town-official.xihe");
    }

    @Test
    void aDeputyWhoseDaysAreEndedHasNoneOfTheOthersRights() {
        deputies.name("d-zhen", "d-cun", MONDAY, MONDAY.plusDays(9));

        deputies.end("d-zhen", "d-cun", MONDAY);

        assertThat(memberships.of("d-cun").groups()).doesNotContain("town-official.xihe");
        assertThat(deputies.of("d-zhen")).isEmpty();
    }

    @Test
    void somebodyOfAnotherTownCannotStandIn() {
        assertThat(deputies.candidates("d-zhen"))
                .extracting(Deputies.Candidate::user)
                .contains("d-cun")
                .doesNotContain("d-far");
        assertThatThrownBy(() -> deputies.name("d-zhen", "d-far", MONDAY, MONDAY))
                .isInstanceOf(Deputies.Refused.class)
                .hasMessageContaining("本地区的同事");
        assertThat(memberships.of("d-far").tenants()).doesNotContain("zichuan-2021.xihe");
    }

    @Test
    void whoseWorkATownConfirmsCannotStandInForTheTownNorTheTechnicianForTheContractor() {
        seeds.employ("d-shigong", "西河镇施工队", "nuanhuo-2021", "contractor", "xihe");
        seeds.employ("d-yanshou", "西河镇验收员", "nuanhuo-2021", "acceptance-technician", "xihe");
        seeds.employ("d-shigong2", "西河镇施工二队", "nuanhuo-2021", "contractor", "xihe");

        assertThat(deputies.candidates("d-zhen"))
                .extracting(Deputies.Candidate::user)
                .doesNotContain("d-shigong", "d-yanshou");
        assertThat(deputies.candidates("d-shigong"))
                .extracting(Deputies.Candidate::user)
                .containsExactly("d-shigong2");
        assertThatThrownBy(() -> deputies.name("d-zhen", "d-shigong", MONDAY, MONDAY))
                .hasMessageContaining("施工、监理等单位不能代行政人员办理");
    }

    @Test
    void datesInThePastOrTheWrongWayRoundAreRefused() {
        assertThatThrownBy(() -> deputies.name("d-zhen", "d-cun", MONDAY.minusDays(1), MONDAY))
                .hasMessageContaining("不能早于今天");
        assertThatThrownBy(() -> deputies.name("d-zhen", "d-cun", MONDAY, MONDAY.minusDays(1)))
                .hasMessageContaining("不能早于开始日期");
    }

    private void on(LocalDate day) {
        playback.setTime(Instant.parse(day + "T02:00:00Z"));
    }
}
