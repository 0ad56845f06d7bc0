package org.qingnuan.process.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.GridCapacities;
import org.qingnuan.ledger.HeatingStart;
import org.qingnuan.ledger.HeatingStarts;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Tracks;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** Grid capacity before the heating season (LZ-07), and the start of heating as an event that makes nobody late (LZ-24, D-12). */
@ProcessTest
class PowerAndHeatingTest {

    PlayedPlan plan;
    CaseKey body;

    @BeforeEach
    void aPlanThatStarts(PlayedPlans plans) {
        plan = plans.laizhousTracks();
        body = plan.body();
        plan.start("programme", plan.key());
    }

    @Test
    void thePlanStartsTheGridOfEachBodyOnceAndTheHeatingOnceForAll() {
        for (CaseKey each : plan.bodies()) {
            assertThat(plan.runs("power-supply", each)).isTrue();
            assertThat(plan.timer(each, "event_gridCapacityDue")).isEqualTo(Instant.parse("2023-11-14T16:00:00Z"));
            assertThat(plan.bean(Tracks.class).claimStart(each, "power-supply")).isFalse();
        }
        assertThat(plan.group(plan.task(body, "userTask_reportCapacity"))).startsWith("power-company.");
        assertThat(plan.task(body, "userTask_reportCapacity").getDueDate())
                .isEqualTo(java.util.Date.from(Instant.parse("2023-11-14T16:00:00Z")));
        assertThat(plan.timer(plan.key(), "event_heatingStarts")).isEqualTo(Instant.parse("2023-11-14T16:00:00Z"));
        assertThat(heating().startedAt()).isNull();
    }

    @Test
    void capacityIsReportedWithItsPlanAndRepairs() {
        plan.today("2023-11-14");
        String company = plan.holder(body, "userTask_reportCapacity");
        assertThat(plan.refusal(company, body, "userTask_reportCapacity", null, capacity("800", "799", "2023-11-15")))
                .contains("少于所需的800千伏安，还差1千伏安", "晚于今天");
        plan.work(body, "userTask_reportCapacity", capacity("800", "800", "2023-11-14"));

        assertThat(plan.ends(body)).contains("event_powerSupplyFinished");
        assertThat(frame().column()).isEqualTo(BoardColumn.DONE);
        assertThat(plan.bean(GridCapacities.class).of(body).orElseThrow().protectionPlan())
                .isEqualTo("保电方案要点");
        assertThat(plan.bean(Tracks.class).allFinished(body)).isTrue();
        assertThat(plan.bean(Tracks.class).allFinished(plan.bodies().get(1))).isFalse();
    }

    @Test
    void lateCapacityStandsAsATokenAndIsSupervisedUntilItIsThere() {
        plan.fire(body, "event_gridCapacityDue");
        plan.runJobs();

        assertThat(plan.where(body)).contains("receiveTask_overdueGridCapacity", "userTask_reportCapacity");
        assertThat(frame().column()).isEqualTo(BoardColumn.LATE);
        assertThat(plan.runs("supervision", plan.onlyCase(body, "order"))).isTrue();

        plan.today("2023-11-20");
        plan.work(body, "userTask_reportCapacity", capacity("800", "1000", "2023-11-19"));

        assertThat(plan.ends(body)).contains("event_gridCapacityOverdueEnded", "event_powerSupplyFinished");
        assertThat(frame().column()).isEqualTo(BoardColumn.DONE_LATE);
    }

    @Test
    void heatingStartsAtTheBeginningOfTheDayAndMakesNobodyLate() {
        plan.bodies().forEach(each -> plan.work(each, "userTask_reportCapacity", capacity("800", "800", "2023-04-06")));
        plan.fire(plan.key(), "event_heatingStarts");
        plan.runJobs();

        assertThat(plan.now()).isEqualTo(Instant.parse("2023-11-14T16:00:00Z"));
        assertThat(heating().on()).isEqualTo(LocalDate.of(2023, 11, 15));
        assertThat(heating().startedAt()).isEqualTo(Instant.parse("2023-11-14T16:00:00Z"));
        assertThat(plan.ends(plan.key())).contains("event_heatingStarted");
        assertThat(plan.bean(Stages.class).frames(plan.key())).isEmpty();
        assertThat(plan.bodies())
                .allSatisfy(each -> assertThat(plan.cases(each, "order")).isEmpty());
    }

    private HeatingStart heating() {
        return plan.bean(HeatingStarts.class).of(plan.key().plan()).orElseThrow();
    }

    private FrameState frame() {
        return plan.bean(Stages.class).frame(body, "gridCapacity");
    }

    private static String[] capacity(String required, String available, String day) {
        return new String[] {
            "requiredKva",
            required,
            "availableKva",
            available,
            "completedOn",
            day,
            "protectionPlan",
            "保电方案要点",
            "repairMechanism",
            "抢修队两支，值班电话95598"
        };
    }
}
