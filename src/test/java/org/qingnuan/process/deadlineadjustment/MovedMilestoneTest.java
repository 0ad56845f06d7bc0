package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.PreviewRow;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** A milestone moves as any gate does: those of the plan itself and those of its bodies, hard ones and goals. */
@ProcessTest
class MovedMilestoneTest {

    PlayedPlan plan;
    AdjustedPlan office;
    CaseKey city;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.jinan(null);
        office = new AdjustedPlan(plan);
        city = plan.key();
        plan.start("programme", city);
    }

    @Test
    void ofTheCityTakesItsTimerItsRowAndItsTaskAlong() {
        var examined = plan.bean(DeadlineAdjustments.class)
                .examine(city.plan(), AdjustedPlan.days("city-milestones/boilers", "2020-12-20"));
        assertThat(examined.findings()).isEmpty();
        assertThat(examined.preview())
                .extracting(PreviewRow::body, PreviewRow::notDue)
                .containsExactly(tuple(city, 1));

        office.moved("city-milestones/boilers", "2020-12-20");

        Instant due = Instant.parse("2020-12-20T16:00:00Z");
        assertThat(plan.timer(city, "event_boilersDue")).isEqualTo(due);
        assertThat(plan.bean(Stages.class).frame(city, "boilers").due()).isEqualTo("2020-12-20");
        assertThat(plan.task(city.with(Milestones.KIND, "boilers"), "userTask_confirmMilestone")
                        .getDueDate()
                        .toInstant())
                .isEqualTo(due);
        assertThat(office.audit(city)).containsExactly("boilers MOVED 10-31 12-20");
    }

    @Test
    void ofTheCityThatIsLateAndMovesAheadEndsTheOrdersOfItsCounties() {
        plan.fire(city, "event_boilersDue");
        plan.runJobs();
        List<CaseKey> orders =
                plan.bodies().stream().map(body -> plan.onlyCase(body, "order")).toList();

        office.moved("city-milestones/boilers", "2020-12-20");

        assertThat(plan.where(city)).doesNotContain("receiveTask_overdueBoilers");
        assertThat(orders).allSatisfy(order -> assertThat(plan.where(order)).isEmpty());
        assertThat(plan.timer(city, "event_boilersDue")).isEqualTo(Instant.parse("2020-12-20T16:00:00Z"));
    }

    @Test
    void aGoalStaysAGoalWhereverItsDateGoes() {
        CaseKey county = plan.bodies().get(2);

        office.moved("laiwu-milestones/plainGoal", "2020-01-05");
        plan.today("2020-01-07");
        plan.runJobs();

        assertThat(plan.bean(Stages.class).frame(county, "plainGoal"))
                .satisfies(frame -> assertThat(frame.goal()).isTrue())
                .satisfies(frame -> assertThat(frame.column()).isEqualTo(BoardColumn.LATE));
        assertThat(plan.cases(county, "order")).isEmpty();
    }
}
