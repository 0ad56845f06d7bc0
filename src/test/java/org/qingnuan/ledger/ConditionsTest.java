package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.ledger.ConditionKind.AFTER_SALES;
import static org.qingnuan.ledger.ConditionKind.ASSEMBLY;
import static org.qingnuan.ledger.ConditionKind.COMPLETION_FILING;
import static org.qingnuan.ledger.ConditionKind.CONTRACTOR_COMMITMENT;
import static org.qingnuan.ledger.ConditionKind.CROSSING;
import static org.qingnuan.ledger.ConditionKind.GAS_AGREEMENT;
import static org.qingnuan.ledger.ConditionKind.GRID_SURVEY;
import static org.qingnuan.ledger.ConditionKind.PERMITS;
import static org.qingnuan.ledger.ConditionKind.PROJECT_APPROVAL;
import static org.qingnuan.ledger.ConditionKind.QUALIFICATION;
import static org.qingnuan.ledger.ConditionKind.ROUTE_STANDARD;
import static org.qingnuan.ledger.ConditionKind.TASK_FORCE;
import static org.qingnuan.ledger.GateMode.ADVISED;
import static org.qingnuan.ledger.GateMode.DEFERRABLE;
import static org.qingnuan.ledger.GateMode.REQUIRED;
import static org.qingnuan.ledger.GatePoint.ACCEPTANCE;
import static org.qingnuan.ledger.GatePoint.AWARD;
import static org.qingnuan.ledger.GatePoint.CLOSE;
import static org.qingnuan.ledger.GatePoint.CONFIRMATION;
import static org.qingnuan.ledger.GatePoint.CONSTRUCTION;
import static org.qingnuan.ledger.GatePoint.PLAN_APPROVAL;
import static org.qingnuan.ledger.GatePoint.TENDER;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.support.ConditionDetails;
import org.springframework.dao.DataAccessException;

/** What a plan demands before its gates (B6): of whom, what lacks, and who says since when it is there. */
class ConditionsTest {

    private static final LocalDate TODAY = LocalDate.of(2021, 6, 15);

    private final PlacesWorld world = new PlacesWorld();
    private final CaseKey village = world.village("东庄村", 10);

    private static PlanGate gate(ConditionKind kind, GatePoint before, GateMode mode) {
        return new PlanGate(kind, before, mode, "HZ-05", false);
    }

    private static ConditionEntry entry(ConditionKind kind) {
        return ConditionEntry.of(kind, "发改〔2021〕7号", "发展改革局", TODAY).with(ConditionDetails.of(kind, "COAL_TO_GAS"));
    }

    private static ConditionEntry agreement(long volume, long planned) {
        return new ConditionEntry(GAS_AGREEMENT, "供字1号", "管道燃气企业", TODAY, null, volume, planned, Set.of(), null)
                .with(ConditionDetails.of(GAS_AGREEMENT, null));
    }

    private static ConditionEntry promise(String day) {
        return new ConditionEntry(
                CONTRACTOR_COMMITMENT, null, "施工单位", TODAY, LocalDate.parse(day), null, null, Set.of(), null);
    }

    private List<String> lacking(GatePoint point, CaseKey place) {
        return world.conditions.lacking(point, place).stream()
                .map(Finding::reason)
                .toList();
    }

    private Demand only(CaseKey place) {
        List<Demand> demands = world.conditions.of(place);
        assertThat(demands).hasSize(1);
        return demands.get(0);
    }

    @Test
    void aPlanFromBeforeThereWereGatesDemandsNothing() {
        world.demands();

        assertThat(world.plans.get(world.plan).rules().gates()).isEmpty();
        assertThat(world.conditions.of(world.xihe())).isEmpty();
        assertThat(lacking(CONSTRUCTION, village)).isEmpty();
    }

    @Test
    void whatIsRequiredIsRefusedByNameUntilItIsRecorded() {
        world.demands(gate(PROJECT_APPROVAL, CONSTRUCTION, REQUIRED));
        assertThat(lacking(CONSTRUCTION, village)).containsExactly("西河镇缺少立项审批（HZ-05）");
        assertThat(lacking(PLAN_APPROVAL, world.xihe()))
                .as("before it is demanded")
                .isEmpty();

        world.conditions.record(world.xihe(), entry(PROJECT_APPROVAL), "town");

        assertThat(lacking(CONSTRUCTION, village)).isEmpty();
        assertThat(only(world.xihe()).state()).isEqualTo(Demand.State.MET);
        assertThat(world.seen(ConditionRecorded.class)).containsExactly(new ConditionRecorded(world.xihe()));
        assertThat(lacking(CONSTRUCTION, world.hongshan())).as("the other town").hasSize(1);
    }

    @Test
    void whatMayFollowLetsThroughStaysOpenAndIsRequiredBeforeTheClose() {
        world.demands(gate(PERMITS, CONSTRUCTION, DEFERRABLE));

        assertThat(lacking(CONSTRUCTION, village)).isEmpty();
        assertThat(only(village).state()).isEqualTo(Demand.State.DEFERRED);
        assertThat(lacking(CLOSE, village)).containsExactly("东庄村缺少施工手续（HZ-05）");
        world.conditions.record(village, entry(PERMITS), "town");
        assertThat(lacking(CLOSE, village)).isEmpty();
    }

    @Test
    void whatIsAdvisedWarnsAndNeverRefuses() {
        world.demands(gate(TASK_FORCE, CONSTRUCTION, ADVISED));

        assertThat(lacking(CONSTRUCTION, village)).isEmpty();
        assertThat(lacking(CLOSE, world.xihe())).isEmpty();
        assertThat(only(world.xihe()).state()).isEqualTo(Demand.State.ADVISED);
        assertThat(only(world.xihe()).basis()).isEqualTo("HZ-05");
    }

    @Test
    void aPlaceIsClosedWithWhatItAndNobodyElseHasToBring() {
        world.demands(
                gate(ROUTE_STANDARD, PLAN_APPROVAL, REQUIRED),
                gate(PROJECT_APPROVAL, CONSTRUCTION, REQUIRED),
                gate(PERMITS, CONSTRUCTION, REQUIRED));
        CaseKey plan = CaseKey.ofPlan(world.plan);

        assertThat(lacking(CLOSE, village)).singleElement().asString().contains("施工手续");
        assertThat(lacking(CLOSE, world.xihe())).singleElement().asString().contains("立项审批");
        assertThat(lacking(CLOSE, plan)).singleElement().asString().contains("负面清单");
        assertThat(lacking(CONSTRUCTION, village))
                .as("a later gate asks for earlier ones")
                .hasSize(3);
        assertThat(lacking(CONFIRMATION, village))
                .as("which runs beside the town's plan")
                .isEmpty();
    }

    @Test
    void theGasAgreementIsAskedOfThoseByGasAndTheGridOfThoseByElectricity() {
        world.demands(gate(GAS_AGREEMENT, PLAN_APPROVAL, REQUIRED), gate(GRID_SURVEY, PLAN_APPROVAL, REQUIRED));

        assertThat(lacking(PLAN_APPROVAL, world.xihe()))
                .singleElement()
                .asString()
                .contains("供气协议");
        assertThat(lacking(PLAN_APPROVAL, world.hongshan()))
                .as("no village yet")
                .isEmpty();

        CaseKey electric = world.villages.add(world.xihe(), "西庄村", 5, "COAL_TO_ELECTRICITY", "增补", "town");
        assertThat(lacking(PLAN_APPROVAL, world.xihe())).hasSize(2);
        assertThat(lacking(CONSTRUCTION, electric)).singleElement().asString().contains("电网");
        world.villages.withdraw(electric, "退出", "town");
        assertThat(lacking(PLAN_APPROVAL, world.xihe())).hasSize(1);
    }

    @Test
    void lessGasThanPlannedWarnsAndDoesNotRefuse() {
        world.demands(gate(GAS_AGREEMENT, PLAN_APPROVAL, REQUIRED));
        world.conditions.record(world.xihe(), agreement(1_000, 1_001), "town");

        assertThat(lacking(PLAN_APPROVAL, world.xihe())).isEmpty();
        assertThat(only(world.xihe()).warning()).isEqualTo("落实1000立方米，少于计划需要的1001立方米");
        world.conditions.correct(world.xihe(), only(world.xihe()).last().id(), agreement(1_001, 1_001), "town");
        assertThat(only(world.xihe()).warning()).isNull();
        assertThatThrownBy(() -> world.conditions.correct(
                        world.xihe(), only(world.xihe()).last().id(), entry(GAS_AGREEMENT), "town"))
                .hasMessageContaining("落实数量")
                .hasMessageContaining("计划需要");
    }

    @Test
    void aContractorsPromiseAfterTheWorksDateIsRefusedAndAnEarlierDateMakesItVoid() {
        world.demands(gate(CONTRACTOR_COMMITMENT, CONSTRUCTION, REQUIRED));
        CaseKey lot = world.lots.add(world.xihe(), "一标段", "town");
        world.lots.assign(village, world.hand(village, LotRules.ASSIGN, Map.of("lot", lot.toString())), "town");
        world.stages.expected(village, "works", "建成", LocalDate.of(2021, 10, 31));
        assertThat(lacking(CONSTRUCTION, village)).containsExactly("一标段缺少施工单位承诺书（HZ-05）");

        assertThatThrownBy(() -> world.conditions.record(lot, promise("2021-11-01"), "town"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("2021年11月1日晚于建成期限2021年10月31日");
        assertThatThrownBy(() -> world.conditions.record(lot, entry(CONTRACTOR_COMMITMENT), "town"))
                .hasMessageContaining("承诺完工日期");
        world.conditions.record(lot, promise("2021-10-31"), "town");
        assertThat(lacking(CONSTRUCTION, village)).isEmpty();

        world.stages.armed(village, "works", "建成", LocalDate.of(2021, 10, 30));
        assertThat(lacking(CONSTRUCTION, village)).singleElement().asString().contains("晚于建成期限2021年10月30日");
    }

    private void refused(CaseKey place, ConditionEntry entry, String... words) {
        assertThatThrownBy(() -> world.conditions.record(place, entry, "town"))
                .isInstanceOf(SubmissionRefused.class)
                .message()
                .contains(words);
        assertThat(world.conditions.entries(place)).isEmpty();
    }

    private static ConditionEntry entry(ConditionKind kind, String... details) {
        Map<String, String> fields = new HashMap<>(ConditionDetails.of(kind, "COAL_TO_GAS"));
        for (int i = 0; i < details.length; i += 2) {
            fields.put(details[i], details[i + 1]);
        }
        return entry(kind).with(fields);
    }

    @Test
    void afterSalesNameThePlaceThePeopleAndAPhone() {
        world.demands(gate(AFTER_SALES, ACCEPTANCE, REQUIRED));
        CaseKey lot = world.lots.add(world.xihe(), "一标段", "town");

        refused(lot, entry(AFTER_SALES).with(Map.of()), "售后服务场所", "售后服务人员", "售后服务电话");
        refused(lot, entry(AFTER_SALES, "outlet", " "), "售后服务场所", "没有填写");
        refused(lot, entry(AFTER_SALES, "phone", "再定"), "售后服务电话", "写法不对");
        world.conditions.record(lot, entry(AFTER_SALES, "phone", "0535-2211234"), "town");

        assertThat(only(lot).last().entry().details())
                .containsEntry("phone", "0535-2211234")
                .hasSize(3);
    }

    @Test
    void aTaskForceHasItsFourKindsOfMembers() {
        world.demands(gate(TASK_FORCE, CONSTRUCTION, ADVISED));

        for (String member : List.of("leader", "departments", "areaSecretary", "villageSecretaries")) {
            refused(world.xihe(), entry(TASK_FORCE, member, ""), "没有填写");
        }
        world.conditions.record(world.xihe(), entry(TASK_FORCE), "town");

        assertThat(only(world.xihe()).met()).isTrue();
    }

    @Test
    void roadAndWaterEachHaveTheirPermitOrAreSaidNotToBeTouched() {
        world.demands(gate(PERMITS, CONSTRUCTION, REQUIRED));

        refused(village, entry(PERMITS, "water", ""), "涉水审查意见", "不涉及的写“不涉及”");
        world.conditions.record(village, entry(PERMITS, "road", "路政〔2021〕3号", "water", "不涉及"), "town");

        assertThat(only(village).met()).isTrue();
    }

    @Test
    void aPlanSaysWithWhomAndUnderWhichNumberTheDocumentsAreFiled() {
        world.demands(new PlanGate(COMPLETION_FILING, CLOSE, REQUIRED, "JY-16", true, true, "燃气"));

        refused(village, ConditionEntry.of(COMPLETION_FILING, null, "燃气管理科", TODAY), "文号", "没有填写");
        refused(village, ConditionEntry.of(COMPLETION_FILING, "备1号", "镇政府", TODAY), "不是燃气管理部门（镇政府）");
        world.conditions.record(village, ConditionEntry.of(COMPLETION_FILING, "备1号", "区燃气管理科", TODAY), "town");

        assertThat(lacking(CLOSE, village)).isEmpty();
    }

    @Test
    void theRouteOnWhichTheAssemblyDecidedIsTheVillages() {
        world.demands(gate(ASSEMBLY, CONFIRMATION, REQUIRED));
        String before = world.villages.get(village).route();
        assertThat(before).isEqualTo("COAL_TO_GAS");

        refused(village, entry(ASSEMBLY, "route", ""), "会议确定的改造方式", "没有填写");
        refused(village, entry(ASSEMBLY, "route", "GEOTHERMAL"), "本方案没有这种改造方式");
        world.conditions.record(village, entry(ASSEMBLY, "route", "CENTRAL_HEATING"), "town");

        assertThat(world.villages.get(village).route()).isEqualTo("CENTRAL_HEATING");
        assertThat(lacking(CONFIRMATION, village)).isEmpty();
        world.conditions.correct(village, only(village).last().id(), entry(ASSEMBLY, "route", "COAL_TO_GAS"), "town");
        assertThat(world.villages.get(village).route()).isEqualTo("COAL_TO_GAS");
    }

    @Test
    void aLotIsAskedForItsQualificationBeforeTheAwardAndNotBeforeTheTender() {
        world.demands(gate(QUALIFICATION, AWARD, REQUIRED));
        CaseKey lot = world.lots.add(world.xihe(), "一标段", "town");

        assertThat(lacking(TENDER, lot)).isEmpty();
        assertThat(lacking(AWARD, lot)).containsExactly("一标段缺少企业准入资格（HZ-05）");
        world.conditions.record(lot, entry(QUALIFICATION), "town");
        assertThat(lacking(AWARD, lot)).isEmpty();
    }

    @Test
    void crossingsAreNamedOrSaidNotToBe() {
        world.demands(gate(CROSSING, CONSTRUCTION, REQUIRED));

        assertThatThrownBy(() -> world.conditions.record(village, entry(CROSSING), "town"))
                .hasMessageContaining("穿越类型");
        world.conditions.record(
                village,
                new ConditionEntry(
                        CROSSING, null, "公路部门", TODAY, null, null, null, Set.of(Crossing.ROAD, Crossing.CANAL), null),
                "town");

        assertThat(only(village).last().entry().crossings()).containsExactlyInAnyOrder(Crossing.ROAD, Crossing.CANAL);
    }

    @Test
    void aWrongEntryIsPutRightOnceAndTheFormerStays() {
        world.demands(gate(PROJECT_APPROVAL, CONSTRUCTION, REQUIRED));
        world.conditions.record(world.xihe(), entry(PROJECT_APPROVAL), "town");
        long first = only(world.xihe()).last().id();
        assertThatThrownBy(() -> world.conditions.record(world.xihe(), entry(PROJECT_APPROVAL), "town"))
                .hasMessageContaining("已经登记");

        world.conditions.correct(
                world.xihe(), first, ConditionEntry.of(PROJECT_APPROVAL, "8号", "行政审批局", TODAY), "office");

        assertThat(only(world.xihe()).last().entry().issuer()).isEqualTo("行政审批局");
        assertThat(world.conditions.entries(world.xihe()))
                .extracting(ConditionRecord::superseded)
                .containsExactly(false, true);
        assertThatThrownBy(() -> world.conditions.correct(world.xihe(), first, entry(PROJECT_APPROVAL), "town"))
                .isInstanceOf(SubmissionRefused.class);
        assertThatThrownBy(() -> world.conditions.correct(world.hongshan(), first, entry(PROJECT_APPROVAL), "town"))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> world.jdbc
                        .sql("update ledger.condition set issuer = 'x'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void whatIsRevokedIsDemandedAgainAndMayBeRecordedAgain() {
        world.demands(gate(PROJECT_APPROVAL, CONSTRUCTION, REQUIRED));
        world.conditions.record(world.xihe(), entry(PROJECT_APPROVAL), "town");
        long first = only(world.xihe()).last().id();
        assertThatThrownBy(() -> world.conditions.revoke(world.xihe(), first, " ", "office"))
                .hasMessageContaining("原因");

        world.conditions.revoke(world.xihe(), first, "批复被收回", "office");

        assertThat(lacking(CONSTRUCTION, village)).hasSize(1);
        long revoked = only(world.xihe()).last().id();
        assertThatThrownBy(() -> world.conditions.correct(world.xihe(), revoked, entry(PROJECT_APPROVAL), "town"))
                .hasMessageContaining("已经撤销");
        assertThatThrownBy(() -> world.conditions.revoke(world.xihe(), revoked, "再次", "office"))
                .hasMessageContaining("已经撤销");
        world.conditions.record(world.xihe(), entry(PROJECT_APPROVAL), "town");
        assertThat(lacking(CONSTRUCTION, village)).isEmpty();
        assertThat(world.conditions.entries(world.xihe())).hasSize(3);
    }

    @Test
    void whatThePlanDoesNotDemandThereOrWhatLiesAheadIsNotRecorded() {
        world.demands(gate(PROJECT_APPROVAL, CONSTRUCTION, REQUIRED));

        assertThatThrownBy(() -> world.conditions.record(world.xihe(), entry(TASK_FORCE), "town"))
                .hasMessageContaining("不要求专项工作组");
        assertThatThrownBy(() -> world.conditions.record(village, entry(PROJECT_APPROVAL), "town"))
                .hasMessageContaining("不要求立项审批");
        assertThatThrownBy(() -> world.conditions.record(
                        world.xihe(), ConditionEntry.of(PROJECT_APPROVAL, null, " ", TODAY.plusDays(1)), "town"))
                .hasMessageContaining("出具单位")
                .hasMessageContaining("晚于今天");
    }

    @Test
    void theOfficeDoesNotApproveATownPlanWithoutItsConditionsButMaySendItBack() {
        world.demands(gate(GAS_AGREEMENT, PLAN_APPROVAL, REQUIRED));
        world.townPlans.submit(
                world.xihe(),
                world.hand(world.xihe(), TownPlanRules.DRAFT, PlacesWorld.townPlan("COAL_TO_GAS")),
                "town");

        assertThat(findings(world.xihe(), TownPlanRules.APPROVE, Map.of("decision", "return", "opinion", "x")))
                .isEmpty();
        assertThat(findings(world.xihe(), TownPlanRules.APPROVE, Map.of("decision", "approve")))
                .containsExactly("西河镇缺少供气协议（HZ-05）");
        world.conditions.record(world.xihe(), agreement(1_200, 1_000), "town");
        assertThat(findings(world.xihe(), TownPlanRules.APPROVE, Map.of("decision", "approve")))
                .isEmpty();
    }

    @Test
    void noTenderIsAnnouncedWithoutItsConditions() {
        Map<String, String> tender = Map.of("method", "公开招标", "announcedOn", "2021-06-15", "openingOn", "2021-06-15");
        CaseKey lot = world.lots.add(world.xihe(), "一标段", "town");
        assertThat(findings(lot, LotRules.ANNOUNCE, tender)).isEmpty();

        world.demands(gate(PROJECT_APPROVAL, TENDER, REQUIRED));

        assertThat(findings(lot, LotRules.ANNOUNCE, tender)).containsExactly("西河镇缺少立项审批（HZ-05）");
        world.conditions.record(world.xihe(), entry(PROJECT_APPROVAL), "town");
        assertThat(findings(lot, LotRules.ANNOUNCE, tender)).isEmpty();
    }

    @Test
    void householdsAreConfirmedAcceptedAndPaidAndThePlanAssessedWithTheirConditionsAlone() {
        assertGate(ConditionKind.ASSEMBLY, CONFIRMATION, ConditionRules.CONFIRM, village, village);
        assertGate(ConditionKind.INSPECTOR_REPORT, GatePoint.ACCEPTANCE, ConditionRules.CONCLUDE, village, village);
        assertGate(
                ConditionKind.CONTINGENCY_PLAN,
                GatePoint.PAYOUT,
                ConditionRules.PREPARE,
                village.with("batch", "1"),
                world.xihe());
        CaseKey plan = CaseKey.ofPlan(world.plan);
        assertGate(ROUTE_STANDARD, CLOSE, ConditionRules.ASSESS, plan, plan);
    }

    private void assertGate(ConditionKind kind, GatePoint before, String task, CaseKey subject, CaseKey bringer) {
        world.demands();
        assertThat(findings(subject, task, Map.of())).isEmpty();
        world.demands(gate(kind, before, REQUIRED));
        assertThat(findings(subject, task, Map.of())).singleElement().asString().contains(kind.label());
        world.conditions.record(bringer, entry(kind), "town");
        assertThat(findings(subject, task, Map.of())).isEmpty();
    }

    private List<String> findings(CaseKey subject, String task, Map<String, String> fields) {
        return world.register.findings(new Entry(subject, task, "t", "office", List.of(), fields, null)).stream()
                .map(Finding::reason)
                .toList();
    }

    @Test
    void theGateOfConstructionNamesWhatLacksBesideContractAndEquipment() {
        world.approveTownPlan();
        world.demands(gate(PROJECT_APPROVAL, CONSTRUCTION, REQUIRED), gate(PERMITS, CONSTRUCTION, DEFERRABLE));

        assertThat(reasons()).anyMatch(reason -> reason.contains("立项审批")).noneMatch(r -> r.contains("施工手续"));
        world.conditions.record(world.xihe(), entry(PROJECT_APPROVAL), "town");
        assertThat(reasons()).noneMatch(reason -> reason.contains("立项审批"));
    }

    private List<String> reasons() {
        return ((GateResult.Lacking) world.gates.constructionStart(village))
                .findings().stream().map(Finding::reason).toList();
    }

    @Test
    void whoClosesAPlaceAndWhoRecordsItsConditionWaitForEachOther() {
        world.demands(gate(PERMITS, CLOSE, REQUIRED));

        world.transaction.executeWithoutResult(transaction -> {
            assertThat(lacking(CLOSE, village)).hasSize(1);
            assertThat(bodyIsFree()).as("while it is closed").isFalse();
        });
        assertThat(bodyIsFree()).isTrue();
        world.transaction.executeWithoutResult(transaction -> {
            world.conditions.record(village, entry(PERMITS), "town");
            assertThat(bodyIsFree()).as("while it is recorded").isFalse();
        });
    }

    /** Whether somebody else could take the lock of the body's row now. */
    private boolean bodyIsFree() {
        return CompletableFuture.supplyAsync(() -> world.jdbc
                        .sql("select area from ledger.body where plan = :plan and area = :area for update skip locked")
                        .param("plan", world.plan.value())
                        .param("area", world.xihe().area())
                        .query(String.class)
                        .optional()
                        .isPresent())
                .join();
    }

    @Test
    void manyLackingConditionsAreNamedUpToTwelveAndCounted() {
        for (int i = 0; i < 13; i++) {
            world.village("村" + i, 1);
        }
        world.demands(gate(ConditionKind.ASSEMBLY, PLAN_APPROVAL, REQUIRED));

        assertThat(lacking(PLAN_APPROVAL, world.xihe())).hasSize(13).last().isEqualTo("此外还缺2项前置条件");
    }
}
