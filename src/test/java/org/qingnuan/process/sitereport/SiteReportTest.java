package org.qingnuan.process.sitereport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.ReportKind;
import org.qingnuan.ledger.SiteReport;
import org.qingnuan.ledger.SiteReports;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SiteReporting;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** Difficulties go to the office (JY-19); quality and wage issues to the contractor (JY-09, JY-14). */
@ProcessTest
class SiteReportTest {

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;

    @BeforeEach
    void aVillage(PlayedPlans plans) {
        plan = plans.jiyang();
        people = VillageInStage.started(plan, 3);
        village = people.key();
    }

    @Test
    void aDifficultyIsAnsweredByTheOfficeUntilTheTownSaysItIsSolved() {
        CaseKey report = raise(village, ReportKind.DIFFICULTY, "", "水渠穿越手续未办");
        assertThat(plan.group(plan.task(report, "userTask_answerReport"))).startsWith("district-office.");
        plan.work(report, "userTask_answerReport", "answer", "已与水务部门协调");
        plan.work(report, "userTask_closeReport", "decision", "return", "opinion", "还缺现场交底");
        plan.work(report, "userTask_answerReport", "answer", "已现场交底");

        plan.work(report, "userTask_closeReport", "decision", "approve");

        assertThat(plan.ends(report)).containsExactly("event_reportClosed");
        assertThat(reports().get(report).closedAt()).isNotNull();
        assertThat(reports().get(report).steps())
                .extracting(SiteReport.Step::kind)
                .containsExactly(
                        SiteReport.StepKind.ANSWERED,
                        SiteReport.StepKind.RETURNED,
                        SiteReport.StepKind.ANSWERED,
                        SiteReport.StepKind.CLOSED);
    }

    @Test
    void aDifficultyHoldsNothingUp() {
        raise(village, ReportKind.DIFFICULTY, "", "水渠穿越手续未办");

        people.surveyed();

        assertThat(plan.where(village)).containsExactly("userTask_confirmHouseholds");
        assertThat(reports().wagesOwed(village)).isFalse();
    }

    @Test
    void openWagesHoldTheSettlementBackUntilTheyArePaid() {
        people.throughCommissioning().inspected().concluded();
        CaseKey batch = plan.onlyCase(village, "batch");
        plan.allot();
        CaseKey issue = raise(village.body(), ReportKind.WAGE_ARREARS, "测试暖通公司", "拖欠十五名工人工资");
        assertThat(reports().wagesOwed(village)).isTrue();
        paid(batch);
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");

        assertThat(plan.group(plan.task(issue, "userTask_answerReport"))).startsWith("contractor.");
        plan.work(issue, "userTask_answerReport", "answer", "已付清");
        plan.work(issue, "userTask_closeReport", "decision", "approve");

        assertThat(reports().wagesOwed(village)).isFalse();
        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
    }

    @Test
    void aQualityIssueIsSentBackToTheContractorAndDelaysNoSettlement() {
        CaseKey issue = raise(village, ReportKind.QUALITY, "测试暖通公司", "烟管未固定");
        plan.work(issue, "userTask_answerReport", "answer", "已固定");

        plan.work(issue, "userTask_closeReport", "decision", "return", "opinion", "仍有松动");

        assertThat(plan.where(issue)).containsExactly("userTask_answerReport");
        assertThat(reports().wagesOwed(village)).isFalse();
    }

    @Test
    void anIncidentAfterTheHandoverGoesToWhoeverImplementedTheVillageAndBackUntilItIsSolved() {
        CaseKey incident = raise(village, ReportKind.GAS_OUTAGE, "", "全村停气两小时");
        assertThat(plan.group(plan.task(incident, "userTask_answerReport"))).startsWith("contractor.");
        plan.work(incident, "userTask_answerReport", "answer", "调压箱已更换");
        plan.work(incident, "userTask_closeReport", "decision", "return", "opinion", "夜间仍有停气");
        plan.work(incident, "userTask_answerReport", "answer", "已加装备用调压箱");

        plan.work(incident, "userTask_closeReport", "decision", "approve");

        assertThat(plan.ends(incident)).containsExactly("event_reportClosed");
        assertThat(reports().get(incident).against()).isNull();
    }

    @Test
    void anIncidentNamesItsVillage() {
        assertThatThrownBy(() -> raise(village.body(), ReportKind.ACCIDENT, "", "烟管脱落"))
                .hasMessageContaining("没有选择村庄");
    }

    @Test
    void anIssueNamesWhomItIsAboutAndWhatItIs() {
        assertThatThrownBy(() -> raise(village, ReportKind.QUALITY, " ", ""))
                .hasMessageContaining("施工或监理单位")
                .hasMessageContaining("情况");
        assertThat(reports().of(village.body())).isEmpty();
    }

    private CaseKey raise(CaseKey place, ReportKind kind, String against, String text) {
        CaseKey report =
                plan.bean(SiteReporting.class).raise(place, kind, against, text, plan.person("town-official", place));
        plan.runJobs();
        return report;
    }

    private SiteReports reports() {
        return plan.bean(SiteReports.class);
    }

    private void paid(CaseKey batch) {
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
    }
}
