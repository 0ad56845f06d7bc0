package org.qingnuan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.ConditionEntry;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.ConditionDetails;

/** Where a plan's gates stop real tasks and tokens, and let them go on (B6). */
@ProcessTest
class ConditionGatesTest {

    PlayedPlans plans;
    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans played) {
        plans = played;
        plan = plans.zichuanWithRates();
    }

    private void required(ConditionKind kind, GatePoint before) {
        plan.demands(new PlanGate(kind, before, GateMode.REQUIRED, "HZ-05", false));
    }

    private void recorded(CaseKey place, ConditionKind kind) {
        plan.inTransaction(() -> plan.bean(Conditions.class)
                .record(
                        place,
                        ConditionEntry.of(kind, "1号", "主管部门", plan.today())
                                .with(ConditionDetails.of(kind, "COAL_TO_GAS")),
                        "town"));
        plan.runJobs();
    }

    /** The refusal of the task's own form, whatever else is wrong with an empty one. */
    private String refusal(CaseKey subject, String task, String... fields) {
        return plan.refusal(plan.holder(subject, task), subject, task, null, fields);
    }

    @Test
    void constructionLacksWhatIsRequiredUntilItIsRecordedAndTheGateIsAskedAgain() {
        VillageInStage people = VillageInStage.started(plan, 3).readyToBuild();
        plan.approveTownPlan(plan.body());
        required(ConditionKind.PERMITS, GatePoint.CONSTRUCTION);
        people.safe();
        assertThat(plan.where(people.key())).containsExactly("userTask_completeConditions");

        remedied(people.key());
        assertThat(plan.where(people.key())).as("still lacking").containsExactly("userTask_completeConditions");
        recorded(people.key(), ConditionKind.PERMITS);
        remedied(people.key());

        assertThat(plan.where(people.key())).containsExactly("userTask_reportProgress");
    }

    private void remedied(CaseKey village) {
        plan.work(village, "userTask_completeConditions", "remedy", "已办理");
    }

    @Test
    void whatMayFollowAndWhatIsAdvisedDoesNotHoldConstructionUp() {
        VillageInStage people = VillageInStage.started(plan, 3).readyToBuild();
        plan.approveTownPlan(plan.body());
        plan.demands(
                new PlanGate(ConditionKind.PERMITS, GatePoint.CONSTRUCTION, GateMode.DEFERRABLE, "JY-18", false),
                new PlanGate(ConditionKind.TASK_FORCE, GatePoint.CONSTRUCTION, GateMode.ADVISED, "JY-04", false));

        people.safe();

        assertThat(plan.where(people.key())).containsExactly("userTask_reportProgress");
    }

    @Test
    void theFormsOfTheGatesRefuseByName() {
        VillageInStage people = VillageInStage.started(plan, 3).surveyed();
        required(ConditionKind.ASSEMBLY, GatePoint.CONFIRMATION);
        assertThat(refusal(people.key(), "userTask_confirmHouseholds"))
                .contains("缺少村(居)户代表大会")
                .contains("村民会议情况");

        plan.demands();
        people.confirmed().contracted();
        plan.approveTownPlan(plan.body());
        people.safe().built().commissioned().inspected();
        required(ConditionKind.INSPECTOR_REPORT, GatePoint.ACCEPTANCE);
        assertThat(refusal(people.key(), "userTask_concludeAcceptance")).contains("缺少监理入户验收报告");

        required(ConditionKind.CONTINGENCY_PLAN, GatePoint.PAYOUT);
        CaseKey batch = plan.onlyCase(people.key(), "batch");
        assertThat(refusal(batch, "userTask_prepareBatch")).contains("缺少保供应急预案");
        recorded(plan.body(), ConditionKind.CONTINGENCY_PLAN);
        plan.work(batch, "userTask_prepareBatch");
        assertThat(plan.where(batch)).containsExactly("userTask_approveBatch");
    }

    @Test
    void theOfficeApprovesNoPlanAndTheTownAnnouncesNoTenderWithoutTheirConditions() {
        CaseKey body = plan.body();
        plan.start("responsible-body", body);
        BodyAtWork town = new BodyAtWork(plan, body).villageRegistered().planSubmitted();
        required(ConditionKind.TASK_FORCE, GatePoint.PLAN_APPROVAL);
        assertThat(refusal(body, "userTask_approvePlan", "decision", "approve")).contains("缺少专项工作组");
        recorded(body, ConditionKind.TASK_FORCE);
        town.planApproved().lotsOpened();

        required(ConditionKind.PROJECT_APPROVAL, GatePoint.TENDER);
        CaseKey lot = plan.cases(body, "lot").get(0);

        assertThat(refusal(lot, "userTask_announceTender")).contains("缺少立项审批");
    }

    @Test
    void aVillageWaitsForWhatIsRequiredBeforeTheCloseAndIsWokenByIt() {
        plan.allot();
        VillageInStage people =
                VillageInStage.started(plan, 3).throughCommissioning().inspected();
        CaseKey village = people.key();
        required(ConditionKind.COMPLETION_FILING, GatePoint.CLOSE);
        paid(plan.onlyCase(village, "batch"));
        people.concluded();
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");
        assertThat(plan.bean(Villages.class).get(village).state()).isEqualTo(VillageState.STARTED);

        recorded(village, ConditionKind.COMPLETION_FILING);

        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
        assertThat(plan.bean(Villages.class).get(village).state()).isEqualTo(VillageState.FINISHED);
    }

    private void paid(CaseKey batch) {
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
    }

    @Test
    void aBodyWaitsForItsOwnConditionsWhenAllItsVillagesHaveEnded() {
        CaseKey body = plan.body();
        plan.start("responsible-body", body);
        required(ConditionKind.CONTINGENCY_PLAN, GatePoint.CLOSE);

        new BodyAtWork(plan, body)
                .villageRegistered()
                .planSubmitted()
                .planApproved()
                .lotsOpened()
                .villagesFinished();
        assertThat(plan.where(body)).containsExactly("receiveTask_awaitVillages");
        recorded(body, ConditionKind.CONTINGENCY_PLAN);

        assertThat(plan.ends(body)).contains("event_bodyFinished");
    }

    @Test
    void thePlanIsNotAssessedWithoutWhatItHasToBringItself() {
        plan = plans.byDefault(1);
        plan.start("programme", plan.key());
        new BodyAtWork(plan, plan.body())
                .villageRegistered()
                .planSubmitted()
                .planApproved()
                .lotsOpened()
                .villagesFinished();
        required(ConditionKind.ROUTE_STANDARD, GatePoint.CLOSE);

        assertThat(refusal(plan.key(), "userTask_assessPlan", "conclusion", "全部完成"))
                .contains("负面清单");
        recorded(plan.key(), ConditionKind.ROUTE_STANDARD);
        plan.work(plan.key(), "userTask_assessPlan", "conclusion", "全部完成");

        assertThat(plan.ends(plan.key())).isEqualTo(List.of("event_programmeClosed"));
    }
}
