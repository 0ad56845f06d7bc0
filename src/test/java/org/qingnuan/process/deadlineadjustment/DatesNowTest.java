package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.WORKS;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.DeadlineAdjustments.Gate;
import org.qingnuan.process.DeadlineAdjustments.Request;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;

/** The dates of a plan as its page shows them after several adjustments on one day. */
@ProcessTest
class DatesNowTest {

    @Test
    void theLastAdjustmentCountsAlsoWhenTheClockStandsStill(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuan();
        AdjustedPlan office = new AdjustedPlan(plan);
        plan.today("2021-08-01");

        for (String day : new String[] {"2021-09-15", "2021-08-29", "2021-09-10", "2021-09-20", "2021-08-25"}) {
            office.moved(WORKS, day);

            assertThat(works(plan).due()).isEqualTo(day);
        }
        Request.Days undoing = (Request.Days) plan.bean(DeadlineAdjustments.class)
                .undoing(office.moved(WORKS, "2021-09-05").key());

        assertThat(undoing.days()).containsExactly(entry(WORKS, LocalDate.parse("2021-08-25")));
    }

    private static Gate works(PlayedPlan plan) {
        return plan.bean(DeadlineAdjustments.class).gates(plan.key().plan()).stream()
                .filter(gate -> WORKS.equals(gate.model() + "/" + gate.frame()))
                .findFirst()
                .orElseThrow();
    }
}
