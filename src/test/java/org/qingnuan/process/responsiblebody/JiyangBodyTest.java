package org.qingnuan.process.responsiblebody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Quotas;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.BodyAtWork;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** A town of Jiyang: no figure in the document (D-24), no plan to be approved, coverage assessed by the ecology branch (JY-10). */
@ProcessTest
class JiyangBodyTest {

    PlayedPlan plan;
    CaseKey body;
    BodyAtWork town;

    @BeforeEach
    void aTown(PlayedPlans plans) {
        take(plans.jiyang());
    }

    private void take(PlayedPlan taken) {
        plan = taken;
        body = plan.body();
        town = new BodyAtWork(plan, body);
        plan.start("responsible-body", body);
    }

    @Test
    void villagesWaitForTheFigureThatTheOfficeEnters(PlayedPlans plans) {
        take(plans.jiyangAsItsDocument());
        assertThat(plan.bean(Plans.class).body(body).target()).isZero();
        assertThat(plan.bean(Quotas.class).leftOpen(body)).isTrue();
        assertThat(checked().findings())
                .extracting(finding -> finding.sentence())
                .anyMatch(said -> said.contains("还没有录入"));

        plan.bean(Quotas.class).enter(body, 3, "济清暖办〔2021〕1号（测试）", "office");
        town.villageRegistered();

        assertThat(plan.bean(Plans.class).body(body).target()).isEqualTo(3);
        assertThat(plan.where(body)).containsExactly("userTask_openLots");
        assertThatThrownBy(() -> plan.bean(Quotas.class).enter(body, 2, "更正", "office"))
                .hasMessageContaining("少于已分解到村的3户");
        assertThat(plan.bean(Quotas.class).of(body).versions()).hasSize(2);
    }

    @Test
    void theFigureOfADocumentIsNotEnteredByHand(PlayedPlans plans) {
        CaseKey other = plans.zichuan().body();

        assertThatThrownBy(() -> plan.bean(Quotas.class).enter(other, 99, "更正", "office"))
                .hasMessageContaining("由方案下达");
    }

    @Test
    void constructionWaitsForNoApprovalOfTheTownsPlan() {
        town.villageRegistered();
        VillageInStage village = VillageInStage.of(plan, firstVillage());
        village.surveyed().confirmed().contracted().safe();

        assertThat(plan.where(village.key())).containsExactly("userTask_reportProgress");
    }

    @Test
    void coverageIsAssessedOnceEveryVillageIsAccepted() {
        town.villageRegistered().lotsOpened();
        assertThat(plan.where(body)).containsExactly("receiveTask_awaitAcceptance");
        VillageInStage village = VillageInStage.of(plan, firstVillage());
        village.surveyed()
                .confirmed()
                .contracted()
                .safe()
                .built()
                .commissioned()
                .inspected();
        assertThat(plan.where(body)).containsExactly("receiveTask_awaitAcceptance");
        assertThat(plan.bean(Coverage.class).complete(body)).isFalse();

        village.concluded();

        assertThat(plan.where(body)).containsExactly("userTask_assessCoverage");
        assertThat(plan.group(plan.task(body, "userTask_assessCoverage"))).startsWith("ecology-branch.");
        plan.work(
                body,
                "userTask_assessCoverage",
                "decision",
                "return",
                "assessedOn",
                plan.today().toString(),
                "opinion",
                "两户仍用散煤");
        assertThat(plan.bean(Coverage.class).of(body))
                .singleElement()
                .satisfies(one -> assertThat(one.covered()).isFalse());
        plan.work(body, "userTask_completeCoverage", "measure", "两户已补齐");
        assess();

        assertThat(plan.where(body)).containsExactly("receiveTask_awaitVillages");
        assertThat(plan.bean(Coverage.class).of(body).get(0).covered()).isTrue();
        assertThat(plan.bean(Coverage.class).of(body).get(1).measure()).isEqualTo("两户已补齐");
        town.villagesFinished();
        assertThat(plan.ends(body)).contains("event_covered", "event_bodyFinished");
    }

    @Test
    void aVillageAddedMeanwhileForbidsTheAssessment() {
        town.villageRegistered().lotsOpened();
        VillageInStage village = VillageInStage.of(plan, firstVillage());
        village.surveyed()
                .confirmed()
                .contracted()
                .safe()
                .built()
                .commissioned()
                .inspected()
                .concluded();
        String branch = plan.holder(body, "userTask_assessCoverage");
        CaseKey added = plan.village(2);

        assertThat(plan.refusal(
                        branch,
                        body,
                        "userTask_assessCoverage",
                        null,
                        "decision",
                        "approve",
                        "assessedOn",
                        plan.today().toString()))
                .contains("还有村庄没有验收完成", "测试2村");
        String town = plan.person("town-official", body);
        assertThatThrownBy(() -> plan.refusal(town, body, "userTask_assessCoverage", null))
                .isInstanceOf(Tasks.TaskNotYours.class);
        plan.bean(Villages.class).withdraw(added, "本年不改造", "office");
        plan.runJobs();
        assess();

        assertThat(plan.bean(Coverage.class).of(body).get(0).covered()).isTrue();
    }

    private void assess() {
        plan.work(
                body,
                "userTask_assessCoverage",
                "decision",
                "approve",
                "assessedOn",
                plan.today().toString());
    }

    private CaseKey firstVillage() {
        return plan.bean(Villages.class).of(body).stream()
                .map(Village::key)
                .findFirst()
                .orElseThrow();
    }

    private CheckedSheet checked() {
        return plan.bean(Sheets.class)
                .check(
                        SheetKind.VILLAGES,
                        body,
                        List.of(Map.of("name", "东庄村", "quota", "3", "route", "COAL_TO_GAS", "plain", "true")),
                        "somebody");
    }
}
