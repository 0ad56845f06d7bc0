package org.qingnuan.process.householdchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.process.HouseholdChanging;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.Papers;

/** 不予确认复核: once, by another person of the town (B5, default). */
@ProcessTest
class RejectionRecheckTest {

    static final String RECHECK = "userTask_recheckRejection";

    PlayedPlan plan;
    CaseKey village;

    @BeforeEach
    void aVillage(PlayedPlans plans) {
        plan = plans.zichuan();
    }

    @Test
    void foundEligibleItIsBuiltWithTheOthers() {
        CaseKey recheck = rejected(3, "REJECTED");
        String rejecter = plan.person("town-official", village);
        assertThat(plan.refusal(rejecter, recheck, RECHECK, null, "decision", "approve", "opinion", "属实"))
                .contains("原来不予确认的就是您本人");

        decide(recheck, "approve");

        assertThat(plan.ends(recheck)).containsExactly("event_householdConfirmed");
        assertThat(plan.households(village))
                .extracting(HouseholdRow::eligibility)
                .containsOnly("CONFIRMED");
    }

    @Test
    void beyondTheQuotaItWaits() {
        CaseKey recheck = rejected(2, "REJECTED");

        decide(recheck, "approve");

        assertThat(plan.ends(recheck)).containsExactly("event_householdWaiting");
    }

    @Test
    void upheldItIsNotLookedAtAgain() {
        CaseKey recheck = rejected(3, "REJECTED");

        decide(recheck, "return");

        assertThat(plan.ends(recheck)).containsExactly("event_rejectionUpheld");
        assertThatThrownBy(this::request).hasMessageContaining("每户只复核一次");
    }

    @Test
    void aVillageWithAHouseholdThatWaitsGoesOnToItsContract() {
        rejected(2, "WAITING", false);

        assertThat(plan.where(village)).containsExactly("userTask_assignLot");
    }

    private CaseKey rejected(int quota, String result) {
        return rejected(quota, result, true);
    }

    /** Three are surveyed, of whom the last is not confirmed. */
    private CaseKey rejected(int quota, String result, boolean asking) {
        village = plan.village(quota);
        VillageInStage people = VillageInStage.started(plan, village);
        plan.work(
                village,
                "userTask_registerSurvey",
                plan.sheet(
                        SheetKind.ROSTER,
                        village,
                        org.qingnuan.support.RosterRows.of(plan.people(village), 3)
                                .rows()),
                "surveyedOn",
                plan.today().toString());
        plan.work(village, "userTask_reviewSurvey", "decision", "approve");
        List<Map<String, String>> rows = new ArrayList<>();
        for (HouseholdRow row : plan.households(people.key())) {
            String id = Long.toString(row.id());
            rows.add(
                    rows.size() < 2
                            ? Map.of("household", id, "result", "CONFIRMED")
                            : Map.of("household", id, "result", result, "reason", "房屋无人居住"));
        }
        plan.work(
                village,
                "userTask_confirmHouseholds",
                plan.sheet(SheetKind.CONFIRMATION, village, rows),
                "confirmedOn",
                plan.today().toString(),
                "villageAssembly",
                "村民会议同意");
        return asking ? request() : null;
    }

    private CaseKey request() {
        CaseKey recheck = plan.bean(HouseholdChanging.class)
                .recheck(
                        village,
                        plan.households(village).get(2).id(),
                        "长期居住",
                        new Extensions.Paper("证明.pdf", new ByteArrayInputStream(Papers.pdf("证明"))),
                        plan.person("village-clerk", village));
        plan.runJobs();
        return recheck;
    }

    private void decide(CaseKey recheck, String decision) {
        plan.complete(
                plan.holder(recheck, RECHECK, 2), recheck, RECHECK, null, "decision", decision, "opinion", "入户核实");
    }
}
