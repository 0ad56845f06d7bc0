package org.qingnuan.process.villageretrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.support.RosterRows;

/** A village of Heze: two dates (HZ-08, HZ-09), two rooms (HZ-18), no forbidden device (HZ-23), no money before it passes (HZ-11). */
@ProcessTest
class HezeVillageTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.heze();
        plan.allot();
    }

    @Test
    void worksAreLateFromTheFirstOfOctober() {
        CaseKey village = VillageInStage.started(plan, 3).key();
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-10-01T00:00:00+08:00"));

        plan.at(Instant.parse("2021-09-30T23:59:59+08:00"));
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");

        plan.at(Instant.parse("2021-10-01T00:00:00+08:00"));
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_registerSurvey");
    }

    @Test
    void acceptanceAndCommissioningAreLateFromTheFirstOfNovember() {
        VillageInStage people = VillageInStage.started(plan, 3).throughWorks();
        CaseKey village = people.key();
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo(Instant.parse("2021-11-01T00:00:00+08:00"));
        people.commissioned();

        plan.at(Instant.parse("2021-11-01T00:00:00+08:00"));
        plan.runJobs();
        assertThat(plan.where(village)).contains("receiveTask_overdueHandover");

        plan.today("2021-11-05");
        people.inspected().concluded();
        assertThat(plan.ends(village)).contains("event_handoverOverdueEnded");
        assertThat(plan.bean(Stages.class).frame(village, "handover").column()).isEqualTo(BoardColumn.DONE_LATE);
    }

    @Test
    void aLateVillageCatchesUpWithItsWorks() {
        VillageInStage people = VillageInStage.started(plan, 3);
        CaseKey village = people.key();
        plan.fire(village, "event_worksDue");
        plan.runJobs();

        plan.today("2021-10-08");
        people.throughWorks();

        assertThat(plan.ends(village)).contains("event_worksOverdueEnded", "event_worksFinished");
        assertThat(plan.bean(Stages.class).frame(village, "works").column()).isEqualTo(BoardColumn.DONE_LATE);
    }

    @Test
    void everyAcceptedHouseholdIsPaidTheFloorFromTheCountysMoney() {
        VillageInStage people = VillageInStage.started(plan, plan.village(3, "COAL_TO_ELECTRICITY"));
        CaseKey village = people.key();
        people.readyToBuild();
        plan.approveTownPlan(village.body());
        people.safe().builtWithoutNetwork().commissioned().inspected().concluded();

        CaseKey batch = plan.onlyCase(village, "batch");
        plan.work(batch, "userTask_prepareBatch");
        assertThat(plan.bean(Payments.class).get(batch).shares())
                .containsExactly(new BatchView.Share(FundSource.DISTRICT_MATCHING, Money.of("2700.00")));
        assertThat(plan.group(plan.task(batch, "userTask_approveBatch"))).isEqualTo("leading-group." + village.area());
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        assertThat(plan.group(plan.task(batch, "userTask_approveBatch"))).isEqualTo("finance-office." + village.area());
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));

        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
        assertThat(plan.households(village)).extracting(HouseholdRow::payment).containsOnly("PAID");
    }

    @Test
    void householdThatFailedIsPaidOnlyAfterItPassedOnceMore() {
        VillageInStage people = VillageInStage.started(plan, 3).throughCommissioning();
        CaseKey village = people.key();
        List<HouseholdRow> all = plan.households(village);

        people.inspected(all.subList(0, 2), all.subList(2, 3));
        HouseholdRow failed = all.get(2);
        CaseKey first = plan.onlyCase(village, "batch");
        plan.work(first, "userTask_prepareBatch");
        assertThat(plan.bean(Payments.class).get(first).lines()).isEqualTo(2);
        assertThat(paymentOf(village, failed)).isEqualTo("NONE");

        CaseKey rectification = plan.onlyCase(village, "household");
        plan.work(rectification, "userTask_rectify", "rectifiedOn", plan.today().toString(), "measure", "重新固定烟管");
        plan.work(rectification, "userTask_verifyRectification", "decision", "approve");
        assertThat(plan.cases(village, "batch")).hasSize(1);
        people.inspected(List.of(failed));
        CaseKey second = plan.cases(village, "batch").get(1);
        plan.work(second, "userTask_prepareBatch");

        assertThat(plan.bean(Payments.class).get(second).lines()).isEqualTo(1);
        assertThat(paymentOf(village, failed)).isEqualTo("IN_BATCH");
    }

    @Test
    void oneRoomIsTooFewAndTwoAreEnough() {
        VillageInStage people = VillageInStage.started(plan, 3);
        CaseKey village = people.key();
        List<Map<String, String>> rows = RosterRows.of(plan.people(village), 2)
                .with(0, row -> row.put("rooms", "1"))
                .with(1, row -> row.put("rooms", "2"))
                .rows();

        plan.work(
                village,
                "userTask_registerSurvey",
                plan.bean(Sheets.class)
                        .check(SheetKind.ROSTER, village, rows, "somebody")
                        .sheet(),
                "surveyedOn",
                plan.today().toString());
        plan.work(village, "userTask_reviewSurvey", "decision", "approve");

        assertThat(plan.households(village))
                .extracting(HouseholdRow::eligibility)
                .containsExactly("PROPOSED_REJECTED", "PROPOSED_ELIGIBLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KF-35 空调", "油汀式电暖器", "电热毯", "“小太阳”"})
    void forbiddenDeviceIsNotInstalled(String device) {
        VillageInStage people = VillageInStage.started(plan, plan.village(1, "COAL_TO_ELECTRICITY"));
        CaseKey village = people.key();
        people.readyToBuild();
        plan.approveTownPlan(village.body());
        people.safe();

        assertThat(plan.bean(Sheets.class)
                        .check(SheetKind.PROGRESS, village, List.of(installed(village, device)), "somebody")
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.sentence()).contains("禁止使用", "HZ-23"));
        assertThat(plan.bean(Sheets.class)
                        .check(SheetKind.PROGRESS, village, List.of(installed(village, "碳纤维电暖器")), "somebody")
                        .findings())
                .isEmpty();
    }

    @Test
    void forbiddenDeviceIsNotSelectedEither() {
        VillageInStage people = VillageInStage.started(plan, plan.village(1, "COAL_TO_ELECTRICITY"));
        CaseKey village = people.key();
        people.surveyed().confirmed();
        CaseKey lot = plan.lot(village.body());
        plan.sign(lot);
        people.assigned(lot);

        assertThat(plan.refusal(
                        plan.holder(village, "userTask_selectEquipment"),
                        village,
                        "userTask_selectEquipment",
                        null,
                        "model",
                        "KF-35",
                        "unitPrice",
                        "1900.00",
                        "serviceCommitment",
                        "质保三年"))
                .contains("空调属于禁止使用的单一简易取暖方式（HZ-23）");
    }

    private Map<String, String> installed(CaseKey village, String device) {
        return Map.of(
                "household",
                Long.toString(plan.households(village).get(0).id()),
                "model",
                device,
                "serial",
                "SN" + village.village(),
                "meter",
                "QB" + village.village(),
                "installedOn",
                plan.today().toString());
    }

    private String paymentOf(CaseKey village, HouseholdRow household) {
        return plan.households(village).stream()
                .filter(row -> row.id() == household.id())
                .findFirst()
                .orElseThrow()
                .payment();
    }
}
