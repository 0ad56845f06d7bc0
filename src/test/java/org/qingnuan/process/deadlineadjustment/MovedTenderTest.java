package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** A lot follows the villages' date for tenders when that is adjusted, in the round that runs and in the next (LZ-14). */
@ProcessTest
class MovedTenderTest {

    static final String DAY = "2023-04-06";

    @Test
    void lotsUnderTenderFollowAnApprovedAdjustmentAndAContractedOneKeepsItsDay(PlayedPlans plans) {
        PlayedPlan plan = plans.laizhou();
        AdjustedPlan office = new AdjustedPlan(plan);
        CaseKey lot = started(plan);
        CaseKey signed = started(plan);
        plan.work(signed, "userTask_recordTender", PlayedPlan.awarded(DAY));
        plan.work(signed, "userTask_signContract", PlayedPlan.contract(DAY));

        office.moved("village-retrofit/tender", "2023-05-20");

        Instant due = ChinaTime.endOfDay(LocalDate.parse("2023-05-20"));
        assertThat(plan.task(lot, "userTask_recordTender").getDueDate().toInstant())
                .isEqualTo(due);
        assertThat(plan.bean(Stages.class).frame(lot, Lots.FRAME).due()).isEqualTo("2023-05-20");
        assertThat(office.audit(lot)).containsExactly("lotTender EXPECTED 04-30 05-20");
        assertThat(plan.bean(Stages.class).frame(signed, Lots.FRAME).due()).isEqualTo("2023-04-30");
        assertThat(office.audit(signed)).isEmpty();

        plan.work(lot, "userTask_recordTender", "result", "failed", "reason", "投标单位不足三家");
        assertThat(plan.task(lot, "userTask_announceTender").getDueDate().toInstant())
                .isEqualTo(due);
        assertThat(plan.task(started(plan), "userTask_recordTender")
                        .getDueDate()
                        .toInstant())
                .isEqualTo(due);
    }

    private static CaseKey started(PlayedPlan plan) {
        CaseKey lot = plan.lot(plan.body());
        plan.bean(Lots.class).claimStart(lot);
        plan.start("tendering", lot);
        plan.work(lot, "userTask_announceTender", "method", "公开招标", "announcedOn", DAY, "openingOn", DAY);
        return lot;
    }
}
