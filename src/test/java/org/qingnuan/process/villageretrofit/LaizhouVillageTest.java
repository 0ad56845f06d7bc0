package org.qingnuan.process.villageretrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.ConditionRecord;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.HouseholdCondition;
import org.qingnuan.ledger.HouseholdProofs;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.support.RosterRows;

/** A village of Laizhou: three dates (LZ-14, LZ-15, LZ-23), acceptance in three steps, payment by what each household has. */
@ProcessTest
class LaizhouVillageTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.laizhou();
        plan.allot();
    }

    private VillageInStage village(int households) {
        return VillageInStage.started(plan, plan.village(households, "COAL_TO_ELECTRICITY"));
    }

    private VillageInStage commissioned(int households) {
        VillageInStage people = village(households);
        people.readyToBuild();
        plan.approveTownPlan(people.key().body());
        return people.safe().builtWithoutNetwork().commissioned();
    }

    private void acceptedByTheContractor(CaseKey village) {
        plan.work(
                village,
                "userTask_acceptPreliminarily",
                "acceptedOn",
                plan.today().toString(),
                "heatingReady",
                "true",
                "dossierReady",
                "true");
    }

    private void inspectedInHome(CaseKey village, List<HouseholdRow> passed, List<HouseholdRow> failed) {
        List<Map<String, String>> rows = new ArrayList<>();
        passed.forEach(one -> rows.add(inHome(one, "PASSED", true)));
        failed.forEach(one -> rows.add(inHome(one, "FAILED", true)));
        plan.work(
                village,
                "userTask_inspectInHome",
                plan.sheet(SheetKind.IN_HOME, village, rows),
                "inspectedOn",
                plan.today().toString(),
                "reportNo",
                "监理验1号");
    }

    private Map<String, String> inHome(HouseholdRow household, String result, boolean terminal) {
        Map<String, String> row = new HashMap<>(Map.of(
                "household",
                Long.toString(household.id()),
                "result",
                result,
                "inspectedOn",
                plan.today().toString(),
                "devices",
                "1",
                "terminalDevice",
                Boolean.toString(terminal),
                "restored",
                Boolean.toString(result.equals("PASSED")),
                "inspectors",
                "赵监理"));
        if (result.equals("FAILED")) {
            row.put("reason", "墙面没有恢复");
        }
        return row;
    }

    private void inspectedByTheOffice(CaseKey village, List<HouseholdRow> passed) {
        List<Map<String, String>> rows = passed.stream()
                .map(one -> Map.of(
                        "household",
                        Long.toString(one.id()),
                        "result",
                        "PASSED",
                        "inspectedOn",
                        plan.today().toString(),
                        "inspectors",
                        "钱验收"))
                .toList();
        plan.work(
                village,
                "userTask_inspectHouseholds",
                plan.sheet(SheetKind.INSPECTION, village, rows),
                "inspectedOn",
                plan.today().toString(),
                "townParticipant",
                "孙经办",
                "villageParticipant",
                "李文书");
    }

    private void committed(CaseKey village, List<HouseholdRow> households) {
        List<Map<String, String>> rows = households.stream()
                .map(one -> Map.of(
                        "household",
                        Long.toString(one.id()),
                        "signedOn",
                        plan.today().toString()))
                .toList();
        UUID sheet = rows.isEmpty() ? null : plan.sheet(SheetKind.COMMITMENT, village, rows);
        plan.work(village, "userTask_collectCommitments", sheet);
    }

    private String[] conclusion() {
        return new String[] {
            "units",
            "市住建局、测试镇、中标单位、监理单位",
            "townParticipant",
            "孙经办",
            "villageParticipant",
            "李文书",
            "standard",
            "验收和运行管理指南",
            "concludedOn",
            plan.today().toString(),
            "ledgerChecked",
            "true",
            "restored",
            "true"
        };
    }

    /** The contractor, who advanced it, claims the batch's households and is paid (LZ-37). */
    private void paid(CaseKey batch) {
        plan.work(batch, "userTask_claimSettlement", claim(batch));
        plan.work(batch, "userTask_verifyClaim", "decision", "approve");
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
    }

    private String[] claim(CaseKey batch) {
        int households = plan.bean(Payments.class).get(batch).households();
        String amount = Money.of("20000.00").times(households).toYuan();
        return new String[] {
            "quantity",
            Integer.toString(households),
            "amount",
            amount,
            "invoiceNo",
            "3702" + batch.item(),
            "bank",
            "莱州农商行",
            "account",
            "6222020000001234"
        };
    }

    @Test
    void eachOfTheThreeDatesMakesLateAtMidnightAndIsCaughtUp() {
        VillageInStage people = village(1);
        CaseKey village = people.key();
        assertThat(plan.timer(village, "event_tenderDue")).isEqualTo(Instant.parse("2023-05-01T00:00:00+08:00"));
        plan.at(Instant.parse("2023-04-30T23:59:59+08:00"));
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");
        plan.at(Instant.parse("2023-05-01T00:00:00+08:00"));
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("receiveTask_overdueTender", "userTask_registerSurvey");

        plan.today("2023-05-04");
        people.readyToBuild();
        assertThat(plan.ends(village)).contains("event_tenderOverdueEnded");
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2023-09-01T00:00:00+08:00"));
        plan.fire(village, "event_worksDue");
        plan.runJobs();
        plan.approveTownPlan(village.body());
        people.safe().builtWithoutNetwork();
        assertThat(plan.ends(village)).contains("event_worksOverdueEnded");
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo(Instant.parse("2023-10-01T00:00:00+08:00"));
        people.commissioned();
        plan.fire(village, "event_handoverDue");
        plan.runJobs();
        plan.today("2023-10-09");
        List<HouseholdRow> all = plan.households(village);
        acceptedByTheContractor(village);
        committed(village, all);
        inspectedInHome(village, all, List.of());
        inspectedByTheOffice(village, all);
        plan.work(village, "userTask_concludeAcceptance", conclusion());

        assertThat(plan.ends(village)).contains("event_handoverOverdueEnded");
        assertThat(plan.bean(Stages.class).frame(village, "handover").column()).isEqualTo(BoardColumn.DONE_LATE);
        paid(plan.onlyCase(village, "batch"));
        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
    }

    @Test
    void contractorInspectorAndOfficeAcceptOneAfterTheOtherAndWhatFailsIsMendedFirst() {
        CaseKey village = commissioned(3).key();
        List<HouseholdRow> all = plan.households(village);
        assertThat(plan.where(village)).containsExactly("userTask_acceptPreliminarily", "userTask_collectCommitments");
        assertThat(plan.group(plan.task(village, "userTask_acceptPreliminarily")))
                .startsWith("contractor.");
        assertThat(plan.refusal(
                        plan.holder(village, "userTask_acceptPreliminarily"),
                        village,
                        "userTask_acceptPreliminarily",
                        null,
                        "acceptedOn",
                        plan.today().toString(),
                        "heatingReady",
                        "false",
                        "dossierReady",
                        "true"))
                .contains("正常取暖条件");
        committed(village, all);
        acceptedByTheContractor(village);
        assertThat(plan.group(plan.task(village, "userTask_inspectInHome"))).startsWith("site-inspector.");

        inspectedInHome(village, all.subList(0, 2), all.subList(2, 3));
        assertThat(plan.where(village)).contains("userTask_inspectHouseholds");
        assertThat(reasons(SheetKind.INSPECTION, village, List.of(office(all.get(2)))))
                .containsExactly("监理单位还没有入户核验合格");
        inspectedByTheOffice(village, all.subList(0, 2));
        assertThat(plan.cases(village, "batch")).hasSize(1);
        assertThat(plan.where(village)).contains("receiveTask_awaitRectification");

        CaseKey rectification = plan.onlyCase(village, "household");
        plan.work(rectification, "userTask_rectify", "rectifiedOn", plan.today().toString(), "measure", "恢复墙面");
        plan.work(rectification, "userTask_verifyRectification", "decision", "approve");
        inspectedInHome(village, all.subList(2, 3), List.of());
        inspectedByTheOffice(village, all.subList(2, 3));
        assertThat(plan.group(plan.task(village, "userTask_concludeAcceptance")))
                .startsWith("district-office.");
        plan.work(village, "userTask_concludeAcceptance", conclusion());

        assertThat(plan.cases(village, "batch")).hasSize(2);
        plan.cases(village, "batch").forEach(this::paid);
        assertThat(plan.households(village)).extracting(HouseholdRow::payment).containsOnly("PAID");
        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
    }

    private Map<String, String> office(HouseholdRow household) {
        return Map.of(
                "household",
                Long.toString(household.id()),
                "result",
                "PASSED",
                "inspectedOn",
                plan.today().toString(),
                "inspectors",
                "钱验收");
    }

    private List<String> reasons(SheetKind kind, CaseKey village, List<Map<String, String>> rows) {
        return plan.bean(Sheets.class).check(kind, village, rows, "somebody").findings().stream()
                .map(Finding::reason)
                .toList();
    }

    @Test
    void anAcceptanceThatIsSentBackIsInspectedByTheOfficeOnceMore() {
        CaseKey village = commissioned(1).key();
        List<HouseholdRow> all = plan.households(village);
        acceptedByTheContractor(village);
        committed(village, all);
        inspectedInHome(village, all, List.of());
        inspectedByTheOffice(village, all);
        plan.work(village, "userTask_concludeAcceptance", conclusion());
        plan.bean(SendBacks.class)
                .sendBack(village, "acceptance", "验收报告没有盖章", plan.person("district-office", village.body()));
        plan.runJobs();
        plan.today("2023-04-07");

        acceptedByTheContractor(village);
        committed(village, List.of());
        assertThat(plan.where(village)).containsExactly("userTask_inspectHouseholds");
        plan.work(
                village,
                "userTask_inspectHouseholds",
                "inspectedOn",
                plan.today().toString(),
                "townParticipant",
                "孙经办",
                "villageParticipant",
                "李文书");

        assertThat(plan.where(village)).containsExactly("userTask_concludeAcceptance");
    }

    @Test
    void theStageItselfBringsTheTwoReportsAndARevokedOneHoldsTheConclusionBack() {
        PlanGate preliminary = gate(ConditionKind.PRELIMINARY_ACCEPTANCE, "LZ-30");
        PlanGate report = gate(ConditionKind.INSPECTOR_REPORT, "LZ-33");
        plan.demands(preliminary, report, gate(ConditionKind.DOSSIER, "LZ-31"));
        CaseKey village = commissioned(1).key();
        List<HouseholdRow> all = plan.households(village);
        acceptedByTheContractor(village);
        committed(village, all);
        inspectedInHome(village, all, List.of());
        inspectedByTheOffice(village, all);
        String office = plan.holder(village, "userTask_concludeAcceptance");

        String lacking = plan.refusal(office, village, "userTask_concludeAcceptance", null, conclusion());
        assertThat(lacking).contains("缺少一户一档（LZ-31，默认）").doesNotContain("初步验收", "监理入户验收报告");
        ConditionRecord brought = plan.bean(Conditions.class).entries(village.body()).stream()
                .filter(one -> one.entry().kind() == ConditionKind.INSPECTOR_REPORT)
                .findFirst()
                .orElseThrow();
        assertThat(brought.entry().number()).isEqualTo("监理验1号");
        plan.bean(Conditions.class).revoke(village.body(), brought.id(), "报告作废", "town");
        assertThat(plan.refusal(office, village, "userTask_concludeAcceptance", null, conclusion()))
                .contains("缺少监理入户验收报告（LZ-33，默认）");
    }

    private static PlanGate gate(ConditionKind kind, String clause) {
        return new PlanGate(kind, GatePoint.ACCEPTANCE, GateMode.REQUIRED, clause, true);
    }

    @Test
    void householdWithoutPromiseOrDeviceIsLeftOutByNameAndPaidOnceItHasBoth() {
        CaseKey village = commissioned(3).key();
        List<HouseholdRow> all = plan.households(village);
        acceptedByTheContractor(village);
        committed(village, all.subList(0, 2));
        List<Map<String, String>> rows = List.of(
                inHome(all.get(0), "PASSED", true),
                inHome(all.get(1), "PASSED", false),
                inHome(all.get(2), "PASSED", true));
        plan.work(
                village,
                "userTask_inspectInHome",
                plan.sheet(SheetKind.IN_HOME, village, rows),
                "inspectedOn",
                plan.today().toString());
        inspectedByTheOffice(village, all);
        plan.work(village, "userTask_concludeAcceptance", conclusion());

        CaseKey first = plan.onlyCase(village, "batch");
        BatchView batch = plan.bean(Payments.class).get(first);
        assertThat(batch.excluded())
                .containsExactlyInAnyOrder(
                        "户编号" + all.get(1).id() + "：没有配套末端取暖设施（LZ-29）",
                        "户编号" + all.get(2).id() + "：没有签订不再使用煤炭的承诺书（LZ-27）");
        paid(first);
        assertThat(plan.households(village)).extracting(HouseholdRow::payment).containsExactly("PAID", "NONE", "NONE");

        HouseholdProofs proofs = plan.bean(HouseholdProofs.class);
        assertThat(proofs.lacking(village)).hasSize(2).allMatch(HouseholdProofs.Lacking::refused);
        LocalDate today = plan.today();
        assertThatThrownBy(
                        () -> proofs.record(all.get(2).key(), HouseholdCondition.COMMITMENT, today.plusDays(1), "town"))
                .isInstanceOf(SubmissionRefused.class);
        plan.inTransaction(() -> proofs.record(all.get(2).key(), HouseholdCondition.COMMITMENT, today, "town"));
        plan.runJobs();
        assertThat(plan.cases(village, "batch")).hasSize(2);
        paid(plan.cases(village, "batch").get(1));
        assertThat(plan.ends(village)).doesNotContain("event_handedToUpkeep");

        plan.inTransaction(() -> proofs.close(all.get(1).key(), "住户不愿配套", "town"));
        plan.runJobs();
        assertThat(plan.households(village))
                .extracting(HouseholdRow::payment)
                .containsExactly("PAID", "CLOSED", "PAID");
        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
    }

    @Test
    void whoRegisteredFirstComesFirstAndTheNextOneMovesUp() {
        VillageInStage people = village(2);
        CaseKey village = people.key();
        List<Map<String, String>> rows = RosterRows.of(plan.people(village), 4)
                .registered()
                .each(row -> row.put("registrationNo", Integer.toString(5 - Integer.parseInt(row.get("no")))))
                .rows();
        plan.work(
                village,
                "userTask_registerSurvey",
                plan.sheet(SheetKind.ROSTER, village, rows),
                "surveyedOn",
                plan.today().toString());
        plan.work(village, "userTask_reviewSurvey", "decision", "approve");
        List<HouseholdRow> all = plan.households(village);
        assertThat(all)
                .extracting(HouseholdRow::eligibility)
                .containsExactly("PROPOSED_REJECTED", "PROPOSED_REJECTED", "PROPOSED_ELIGIBLE", "PROPOSED_ELIGIBLE");
        assertThat(all.get(1).reason()).isEqualTo("符合条件，本村任务已满，按报名顺序候补第1位");

        assertThat(reasons(
                        SheetKind.CONFIRMATION, village, decided(all, "WAITING", "WAITING", "REJECTED", "CONFIRMED")))
                .contains("本村任务还空缺1户，却有候补户", "与甄别意见不一致，没有写明原因");
        plan.work(
                village,
                "userTask_confirmHouseholds",
                plan.sheet(
                        SheetKind.CONFIRMATION, village, decided(all, "WAITING", "WAITING", "CONFIRMED", "CONFIRMED")),
                "confirmedOn",
                plan.today().toString(),
                "villageAssembly",
                "村民代表大会通过");
        plan.bean(Villages.class).changeQuota(village, 3, "任务增加", "town");
        assertThat(plan.households(village))
                .extracting(HouseholdRow::eligibility)
                .containsExactly("WAITING", "CONFIRMED", "CONFIRMED", "CONFIRMED");
    }

    private static List<Map<String, String>> decided(List<HouseholdRow> all, String... results) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            rows.add(Map.of("household", Long.toString(all.get(i).id()), "result", results[i]));
        }
        return rows;
    }

    @Test
    void theRosterTakesOneRouteOneNameAndOneHouseOrSaysWhyNot() {
        CaseKey village = village(5).key();

        assertThat(roster(village, row -> {})).isEmpty();
        assertThat(roster(village, row -> {
                    row.put("route", "CENTRAL_HEATING");
                    row.remove("powerHolder");
                    row.remove("powerAccount");
                }))
                .containsExactly("本村只能采用一种改造方式，已确定为电代煤");
        assertThat(roster(village, row -> {
                    row.put("owner", "别人");
                    row.put("powerHolder", "别人");
                }))
                .as("a doubt that two people settle before the household is confirmed (LZ-41)")
                .isEmpty();
        assertThat(roster(village, row -> row.remove("powerAccount"))).containsExactly("电代煤户没有填写用电户号");
        assertThat(roster(village, row -> row.put("registeredOn", "2023-02-01")))
                .containsExactly("早于报名序号更靠前的户");
        String house = RosterRows.of(plan.people(village), 1).rows().get(0).get("address");
        assertThat(roster(village, row -> row.put("address", house))).containsExactly("与第1行重复");
        assertThat(roster(village, row -> {
                    row.put("address", house);
                    row.put("exception", "兄弟两户同住一院，户口分立");
                }))
                .isEmpty();
    }

    /** What is wrong with a roster whose second household is changed so. */
    private List<String> roster(CaseKey village, java.util.function.Consumer<Map<String, String>> change) {
        return reasons(
                SheetKind.ROSTER,
                village,
                RosterRows.of(plan.people(village), 3)
                        .registered()
                        .with(1, change)
                        .rows());
    }

    @Test
    void theRegisterAsksTheTableAboutEachHouseholdAsItRegistered() {
        VillageInStage people = village(9);
        CaseKey village = people.key();
        List<Map<String, String>> rows = RosterRows.of(plan.people(village), 5)
                .registered()
                .with(0, row -> row.put("benefitedOn", "2022-12-31"))
                .with(1, row -> row.put("benefitedOn", "2023-01-01"))
                .with(2, row -> row.put("premises", "COMMODITY_HOUSE"))
                .with(3, row -> row.put("permanentResident", "false"))
                .rows();
        plan.work(
                village,
                "userTask_registerSurvey",
                plan.sheet(SheetKind.ROSTER, village, rows),
                "surveyedOn",
                plan.today().toString());
        plan.work(village, "userTask_reviewSurvey", "decision", "approve");

        assertThat(plan.households(village))
                .extracting(HouseholdRow::reason)
                .containsExactly("2023年以前已享受过清洁取暖政策", "符合条件", "商品房", "不是常住户", "符合条件");
    }
}
