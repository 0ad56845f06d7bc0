package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.ledger.RegisterWorld.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BatchAccepted;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.HouseholdFailed;
import org.qingnuan.ledger.HouseholdPage;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.Payee;
import org.qingnuan.ledger.RectificationClosed;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.Screening;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.support.RosterRows;

class HouseholdsTest {

    private final RegisterWorld world = new RegisterWorld();
    private final CaseKey village = world.village("东庄村", 10);

    private void built() {
        world.confirmed(village, 0, 3);
        world.today("2021-08-20");
        world.install(village, "2021-08-01");
        world.commission(village, world.each(village, Map.of("commissionedOn", "2021-08-10")));
    }

    private static Map<String, String> passed(String day) {
        return Map.of("result", "PASSED", "inspectedOn", day, "inspectors", "赵工、钱工");
    }

    private static Map<String, String> failed(String day) {
        return Map.of("result", "FAILED", "inspectedOn", day, "reason", "烟管未固定", "inspectors", "赵工、钱工");
    }

    @Test
    void surveyedHouseholdsAreOnTheRegisterWithTheirPayees() {
        int changed = world.survey(village, world.roster(0, 3).rows());

        assertThat(changed).isEqualTo(3);
        assertThat(world.numbers(village)).isEqualTo(new Numbers(10, 3, 0, 0, 0, 0, 0, 0));
        Payee payee = world.households.payee(Long.parseLong(world.ids(village).get(0)));
        assertThat(payee.name()).isEqualTo(RosterRows.name(world.people));
        assertThat(payee.account()).isEqualTo(RosterRows.account(world.people));
        assertThat(payee.toString()).contains("尾号").doesNotContain(payee.account(), payee.name());
    }

    @Test
    void theSameRosterAgainChangesNothing() {
        world.survey(village, world.roster(0, 3).rows());
        long events = world.events(village);

        assertThat(world.survey(village, world.roster(0, 3).rows())).isZero();
        assertThat(world.events(village)).isEqualTo(events);
    }

    @Test
    void aCorrectedRosterReplacesTheReturnedOneHouseholdByHousehold() {
        world.survey(village, world.roster(0, 3).rows());
        List<String> before = world.ids(village);
        world.households.returnSurvey(village, "房间数有误", "town");

        List<Map<String, String>> corrected = world.roster(1, 3).rows();
        corrected.get(0).put("rooms", "9");
        int changed = world.survey(village, corrected);

        assertThat(world.ids(village))
                .hasSize(3)
                .contains(before.get(1), before.get(2))
                .doesNotContain(before.get(0));
        assertThat(changed).as("one dropped, two renumbered, one new").isEqualTo(4);
        assertThat(world.numbers(village).surveyed()).isEqualTo(3);
        assertThat(world.jdbc
                        .sql("SELECT rooms FROM ledger.household WHERE id = :id")
                        .param("id", Long.valueOf(before.get(1)))
                        .query(Integer.class)
                        .single())
                .isEqualTo(9);
    }

    @Test
    void screeningAsksTheTableOncePerDistinctInputs() {
        world.survey(
                village,
                world.roster(0, 6)
                        .each(row -> row.put("rooms", "3"))
                        .with(1, row -> row.put("willing", "false"))
                        .with(2, row -> row.put("route", "COAL_TO_ELECTRICITY"))
                        .rows());

        Screening screening = world.households.screen(village, world.plan);

        assertThat(screening).isEqualTo(new Screening(6, 4, 2));
        assertThat(world.table.asked()).isEqualTo(3);
        assertThat(codes())
                .containsExactly("ELIGIBLE", "NOT_WILLING", "ROUTE_NOT_ALLOWED", "ELIGIBLE", "ELIGIBLE", "ELIGIBLE");
        long events = world.events(village);
        assertThat(world.households.screen(village, world.plan)).isEqualTo(screening);
        assertThat(world.events(village)).isEqualTo(events);
    }

    @Test
    void aHouseholdOfTooFewRoomsIsWarnedOfAndProposedForRejection() {
        RegisterWorld heze = new RegisterWorld(2);
        CaseKey place = heze.village("东庄村", 5);
        List<Map<String, String>> roster =
                heze.roster(0, 1).with(0, row -> row.put("rooms", "1")).rows();

        assertThat(heze.sheets.check(SheetKind.ROSTER, place, roster, "clerk").warnings())
                .extracting(Finding::column)
                .containsExactly("房间数");
        heze.survey(place, roster);

        assertThat(heze.households.screen(place, heze.plan)).isEqualTo(new Screening(1, 0, 1));
    }

    @Test
    void aPersonServedByAnEarlierPlanIsProposedForRejection() {
        built();
        world.inspect(village, world.each(village, passed("2021-08-15")));
        RegisterWorld next = new RegisterWorld(rules -> rules.priorBenefitExcluded(true));
        CaseKey later = next.village("东庄村", 10);
        List<Map<String, String>> roster = next.roster(0, 1)
                .with(
                        0,
                        row -> row.put(
                                "identity", RosterRows.identity(world.people).toLowerCase()))
                .rows();

        next.survey(later, roster);

        assertThat(next.households.screen(later, next.plan)).isEqualTo(new Screening(1, 0, 1));
    }

    @Test
    void whereNoDocumentSaysSoAPersonServedByAnEarlierPlanIsOnlyNoted() {
        built();
        world.inspect(village, world.each(village, passed("2021-08-15")));
        RegisterWorld next = new RegisterWorld();
        CaseKey later = next.village("东庄村", 10);
        next.survey(
                later,
                next.roster(0, 1)
                        .with(0, row -> row.put("identity", RosterRows.identity(world.people)))
                        .rows());

        assertThat(next.households.screen(later, next.plan)).isEqualTo(new Screening(1, 1, 0));

        assertThat(next.jdbc
                        .sql("SELECT proposal_reason || proposal_clause FROM ledger.household WHERE plan = ?")
                        .param(next.plan.value())
                        .query(String.class)
                        .single())
                .isEqualTo("符合条件；此前已享受过清洁取暖改造，请核实默认");
    }

    @Test
    void confirmationKeepsToTheQuotaAndDeparturesNeedAReason() {
        CaseKey small = world.village("小庄村", 2);
        world.survey(
                small,
                world.roster(100, 3).with(0, row -> row.put("willing", "false")).rows());
        world.households.screen(small, world.plan);
        List<String> ids = world.ids(small);

        assertThat(world.sheets
                        .check(SheetKind.CONFIRMATION, small, world.each(small, Map.of("result", "CONFIRMED")), "town")
                        .findings())
                .extracting(Finding::reason)
                .containsExactly("确认3户，超过本村任务2户", "与甄别意见不一致，没有写明原因");
        int changed = world.confirm(
                small,
                List.of(
                        row(ids.get(0), Map.of("result", "REJECTED")),
                        row(ids.get(1), Map.of("result", "CONFIRMED")),
                        row(ids.get(2), Map.of("result", "REJECTED", "reason", "常年外出"))));

        assertThat(changed).isEqualTo(3);
        assertThat(world.numbers(small)).isEqualTo(new Numbers(2, 3, 1, 2, 0, 0, 0, 0));
        assertThatThrownBy(() -> world.households.payee(Long.parseLong(ids.get(2))))
                .as("the payee of a rejected household has ended")
                .hasMessageContaining(ids.get(2));
    }

    @Test
    void theQuotaIsLookedAtAgainWhenTheConfirmationIsApplied() {
        world.survey(village, world.roster(0, 3).rows());
        world.households.screen(village, world.plan);
        UUID sheet = world.sheet(SheetKind.CONFIRMATION, village, world.each(village, Map.of("result", "CONFIRMED")));
        UUID submission = world.hand(village, Tasks.CONFIRM_HOUSEHOLDS, Map.of("confirmedOn", "2021-06-15"), sheet);
        world.villages.changeQuota(village, 2, "调减", "town");

        assertThatThrownBy(() -> world.households.recordConfirmation(village, submission, "town"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("超过本村任务2户");
        assertThat(world.numbers(village).confirmed()).isZero();
    }

    @Test
    void nothingIsRecordedForAVillageThatHasLeftThePlan() {
        UUID sheet = world.sheet(SheetKind.ROSTER, village, world.roster(0, 1).rows());
        UUID submission = world.hand(village, Tasks.REGISTER_SURVEY, Map.of("surveyedOn", "2021-06-15"), sheet);
        world.villages.withdraw(village, "整村搬迁", "town");

        assertThatThrownBy(() -> world.households.recordSurvey(village, submission, "clerk"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("已退出");
    }

    @Test
    void aSubmissionWithoutItsDayIsRefusedInChinese() {
        UUID sheet = world.sheet(SheetKind.ROSTER, village, world.roster(0, 1).rows());
        UUID submission = world.hand(village, Tasks.REGISTER_SURVEY, Map.of(), sheet);

        assertThatThrownBy(() -> world.households.recordSurvey(village, submission, "clerk"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("摸底日期");
    }

    @Test
    void aRosterIsNotReplacedOnceHouseholdsAreConfirmed() {
        world.confirmed(village, 0, 2);

        assertThatThrownBy(() -> world.survey(village, world.roster(5, 2).rows()))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("已经确认改造户");
    }

    @Test
    void progressIsReportedAsOftenAsWishedAndClosedWithTheActualDay() {
        world.confirmed(village, 0, 3);
        world.today("2021-08-20");
        List<Map<String, String>> all = world.installations(village, "2021-08-10");

        assertThat(world.progress(village, all.subList(0, 1))).isEqualTo(1);
        assertThatThrownBy(() -> close("2021-08-18"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("没有上传");
        assertThat(world.progress(village, all)).isEqualTo(2);
        assertThatThrownBy(() -> close("2021-08-09"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("2021年8月10日");
        close("2021-08-18");

        assertThat(world.households.allInstalled(village)).isTrue();
        assertThat(concluded("construction")).isEqualTo(LocalDate.of(2021, 8, 18));
    }

    @Test
    void theClosingReportBringsItsOwnSheet() {
        world.confirmed(village, 0, 2);
        world.today("2021-08-20");
        List<Map<String, String>> all = world.installations(village, "2021-08-10");
        UUID one = world.hand(
                village,
                Tasks.REPORT_PROGRESS,
                Map.of("finishedOn", "2021-08-12"),
                world.sheet(SheetKind.PROGRESS, village, all.subList(0, 1)));
        UUID both = world.hand(
                village,
                Tasks.REPORT_PROGRESS,
                Map.of("finishedOn", "2021-08-12"),
                world.sheet(SheetKind.PROGRESS, village, all));

        assertThatThrownBy(() -> world.households.closeConstruction(village, one, "contractor"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("还有1户没有安装");
        assertThat(world.numbers(village).installed())
                .as("nothing of a refused report stays")
                .isZero();
        world.households.closeConstruction(village, both, "contractor");

        assertThat(world.numbers(village).installed()).isEqualTo(2);
    }

    @Test
    void reportedAgainInAnotherOrderNothingChangesAndACorrectionChangesItsHouseholdOnly() {
        built();
        List<Map<String, String>> rows = new ArrayList<>(world.installations(village, "2021-08-01"));
        long events = world.events(village);

        java.util.Collections.reverse(rows);
        assertThat(world.progress(village, rows)).isZero();
        assertThat(world.commission(village, world.each(village, Map.of("commissionedOn", "2021-08-10"))))
                .isZero();
        assertThat(world.events(village)).isEqualTo(events);
        rows.set(0, row(rows.get(0).get("household"), corrected(rows.get(0), "2021-08-02")));
        assertThat(world.progress(village, rows)).isEqualTo(1);
        assertThat(world.numbers(village).commissioned()).isEqualTo(3);
    }

    private static Map<String, String> corrected(Map<String, String> row, String day) {
        Map<String, String> corrected = new java.util.HashMap<>(row);
        corrected.put("installedOn", day);
        return corrected;
    }

    @Test
    void whatPassedItsInspectionIsNotRewritten() {
        built();
        world.inspect(village, world.each(village, passed("2021-08-15")));
        List<Map<String, String>> later = world.installations(village, "2021-08-05");

        assertThat(world.sheets.check(SheetKind.PROGRESS, village, later, "c").findings())
                .extracting(Finding::reason)
                .containsOnly("该户已验收合格，不能再改施工记录")
                .hasSize(3);
        assertThat(world.sheets
                        .check(SheetKind.INSPECTION, village, world.each(village, failed("2021-08-16")), "t")
                        .findings())
                .extracting(Finding::reason)
                .containsOnly("该户已验收合格，结果不能再改");
    }

    @Test
    void equipmentIsRecommendedAndSelectedFromTheListOnly() {
        assertThat(refusals(Tasks.RECOMMEND_EQUIPMENT, Map.of("models", "BGL-20,RB-5", "reason", "稳定")))
                .containsExactly("不在入围采暖设备目录的气代煤设备中");
        Map<String, String> selection = Map.of("model", "BGL-24", "unitPrice", "0.00", "serviceCommitment", "保修");
        assertThat(refusals(Tasks.SELECT_EQUIPMENT, selection)).containsExactly("燃气公司没有向本村推荐该型号", "单价应大于0");
        assertThat(world.equipment.selected(village)).isEmpty();

        world.equipment.loadCatalogue(world.plan, world.equipment.catalogue(world.plan, "COAL_TO_ELECTRICITY"));

        assertThat(world.equipment.catalogue(world.plan, null)).hasSize(1);
        assertThat(refusals(Tasks.SELECT_EQUIPMENT, selection)).contains("不在入围采暖设备目录中，或与本村改造方式不符");
    }

    private List<String> refusals(String task, Map<String, String> fields) {
        Checked checked = world.submissions.check(RegisterWorld.entry(village, task, fields, null));
        return ((Checked.Rejected) checked)
                .findings().stream().map(Finding::reason).toList();
    }

    @Test
    void devicesCanBeSwappedBetweenTwoHouseholdsInOneSheet() {
        world.confirmed(village, 0, 2);
        world.today("2021-08-20");
        List<Map<String, String>> rows = new ArrayList<>(world.installations(village, "2021-08-10"));
        world.progress(village, rows);
        Map<String, String> first = row(rows.get(0).get("household"), rows.get(1));
        Map<String, String> second = row(rows.get(1).get("household"), rows.get(0));

        world.progress(village, List.of(first, second));

        assertThat(world.jdbc
                        .sql("SELECT device_serial FROM ledger.household WHERE id = :id")
                        .param("id", Long.valueOf(first.get("household")))
                        .query(String.class)
                        .single())
                .isEqualTo(rows.get(1).get("serial"));
    }

    @Test
    void passedHouseholdsAreABatchAndFailedOnesAreToBeRectifiedWithinTenDays() {
        built();
        List<String> ids = world.ids(village);

        long batch = world.inspect(
                village, List.of(row(ids.get(0), passed("2021-08-15")), row(ids.get(1), failed("2021-08-15"))));

        assertThat(world.seen(BatchAccepted.class))
                .containsExactly(new BatchAccepted(village, batch, List.of(Long.valueOf(ids.get(0)))));
        assertThat(world.seen(HouseholdFailed.class))
                .containsExactly(
                        new HouseholdFailed(village.with("household", ids.get(1)), "烟管未固定", LocalDate.of(2021, 8, 25)));
        assertThat(world.households.allInspectedPassed(village)).isFalse();
        assertThat(world.households.openRectifications(village)).isTrue();
    }

    @Test
    void aFailedHouseholdIsInspectedAgainOnlyAfterItsRectificationIsVerified() {
        built();
        List<String> ids = world.ids(village);
        world.inspect(village, world.each(village, failed("2021-08-15")));
        CaseKey first = village.with("household", ids.get(0));

        assertThat(world.sheets
                        .check(SheetKind.INSPECTION, village, List.of(row(ids.get(0), passed("2021-08-16"))), "t")
                        .findings())
                .extracting(Finding::reason)
                .containsExactly("该户的整改尚未核实");
        rectify(first, "2021-08-17");
        assertThat(verify(first, "return")).isFalse();
        rectify(first, "2021-08-18");
        assertThat(verify(first, "approve")).isTrue();
        world.inspect(village, List.of(row(ids.get(0), passed("2021-08-19"))));

        assertThat(world.seen(RectificationClosed.class)).containsExactly(new RectificationClosed(village, first));
        assertThat(world.numbers(village).accepted()).isEqualTo(1);
        assertThatThrownBy(() -> rectify(first, "2021-08-20")).isInstanceOf(SubmissionRefused.class);
    }

    @Test
    void theSameInspectionAgainMakesNoSecondBatch() {
        built();
        List<Map<String, String>> rows = world.each(village, passed("2021-08-15"));
        world.inspect(village, rows);

        assertThat(world.inspect(village, rows)).isZero();
        assertThat(world.seen(BatchAccepted.class)).hasSize(1);
    }

    @Test
    void theJointAcceptanceNeedsAllPassedTwoUnitsAndACheckedLedger() {
        built();
        List<String> ids = world.ids(village);
        world.inspect(village, List.of(row(ids.get(0), passed("2021-08-15")), row(ids.get(1), passed("2021-08-15"))));
        Map<String, String> poor =
                Map.of("units", "西河镇", "standard", "CJJ94", "concludedOn", "2021-08-14", "ledgerChecked", "false");
        Checked refused = world.submissions.check(RegisterWorld.entry(village, Tasks.CONCLUDE_ACCEPTANCE, poor, null));

        assertThat(((Checked.Rejected) refused).findings())
                .extracting(Finding::reason)
                .containsExactly("还有1户没有验收合格", "结论日期早于最后一户的验收日期2021年8月15日", "联合验收至少应有两个单位", "没有确认台账已核对");
        world.inspect(village, List.of(row(ids.get(2), passed("2021-08-16"))));
        UUID submission = world.hand(
                village,
                Tasks.CONCLUDE_ACCEPTANCE,
                Map.of("units", "西河镇、燃气公司", "standard", "CJJ94", "concludedOn", "2021-08-18", "ledgerChecked", "true"),
                null);
        world.households.concludeAcceptance(village, submission, "technician");

        assertThat(concluded("acceptance")).isEqualTo(LocalDate.of(2021, 8, 18));
    }

    @Test
    void paymentStatesOnlyMoveForward() {
        built();
        List<Long> ids = world.ids(village).stream().map(Long::valueOf).toList();
        world.inspect(village, world.each(village, passed("2021-08-15")).subList(0, 2));

        world.households.markInBatch(ids, "finance");
        world.households.markPaid(ids.subList(0, 1), "finance");
        world.households.markInBatch(ids, "finance");
        world.households.closePayment(ids, "账户无法更正", "finance");

        assertThat(world.jdbc
                        .sql("SELECT payment FROM ledger.household WHERE id = ANY (:ids) ORDER BY id")
                        .param("ids", ids.toArray(Long[]::new))
                        .query(String.class)
                        .list())
                .containsExactly("PAID", "CLOSED", "NONE");
        assertThat(world.numbers(village).paid()).isEqualTo(1);
    }

    @Test
    void aSubsidyCaseSaysWhatItsRateDependsOn() {
        built();
        UUID selection = world.hand(
                village,
                Tasks.SELECT_EQUIPMENT,
                Map.of("model", "BGL-20", "unitPrice", "2999.90", "serviceCommitment", "三年保修"),
                null);
        world.equipment.select(village, selection, "town");
        world.inspect(village, world.each(village, passed("2021-08-15")).subList(0, 1));
        List<Long> ids = world.ids(village).stream().map(Long::valueOf).toList();

        List<SubsidyCase> cases = world.households.subsidyCases(ids);

        int n = world.people;
        assertThat(cases.get(0))
                .isEqualTo(new SubsidyCase(
                        ids.get(0),
                        village,
                        "COAL_TO_GAS",
                        2 + n % 4,
                        new BigDecimal("%d.50".formatted(60 + n % 60)),
                        "BGL-20",
                        Money.of("2999.90"),
                        n % 20 == 0 ? "LOW_INCOME" : "NONE",
                        true,
                        "西河镇",
                        LocalDate.of(2021, 8, 15)));
        assertThat(cases.get(1).acceptedOn()).isNull();
        assertThat(cases.get(1).eligible()).as("not accepted yet").isFalse();
    }

    @Test
    void aCorrectedPayeeFollowsTheEarlierOneAndMayNotUseANeighboursAccount() {
        world.confirmed(village, 0, 2);
        long id = Long.parseLong(world.ids(village).get(0));

        assertThatThrownBy(() -> world.households.correctPayee(
                        id, "王五", "农行", RosterRows.account(world.people + 1), "更正", "town"))
                .isInstanceOf(SubmissionRefused.class);
        assertThat(world.households.payee(id).account()).isEqualTo(RosterRows.account(world.people));
        world.households.correctPayee(id, "王五", "农行", RosterRows.account(world.people + 9), "户名不符", "town");

        assertThat(world.households.payee(id).name()).isEqualTo("王五");
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM ledger.payee WHERE household = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aHouseholdIsFoundByWhatPeopleHaveBeforeThem() {
        built();
        world.survey(world.village("西洼村", 10), world.roster(50, 1).rows());
        String id = RosterRows.identity(world.people + 1);
        String household = world.ids(village).get(1);
        String masked = id.substring(0, 6) + "********" + id.substring(14);

        for (String asked : List.of(
                "幸福路%d号".formatted(world.people + 1),
                " 幸福路 %d號".formatted(world.people + 1),
                "东庄村幸福路%d号".formatted(world.people + 1),
                "西河镇东庄村幸福路%d号".formatted(world.people + 1),
                "QB-" + household,
                "sn" + household,
                household)) {
            HouseholdPage page = world.households.find(world.xihe(), asked, 0);
            assertThat(page.rows())
                    .as(asked)
                    .extracting(row -> Long.toString(row.id()))
                    .containsExactly(household);
            assertThat(page.total()).isEqualTo(1);
        }
        for (String asked : List.of(
                masked,
                id.substring(0, 6) + "***" + id.substring(14).toLowerCase(),
                id.substring(14),
                "尾号" + id.substring(14))) {
            assertThat(world.households.find(world.xihe(), asked, 0).rows())
                    .as(asked)
                    .extracting(HouseholdRow::identity)
                    .contains(masked)
                    .allSatisfy(one -> assertThat(one).endsWith(id.substring(14)));
        }
        for (String asked : List.of(
                "西洼村幸福路%d号".formatted(world.people + 1),
                "幸福路%d".formatted(world.people + 1),
                "370302********",
                "%",
                "_")) {
            assertThat(world.households.find(world.xihe(), asked, 0).total())
                    .as(asked)
                    .isZero();
        }
        assertThat(world.households.find(world.hongshan(), masked, 0).total()).isZero();
    }

    @Test
    void whoAsksForOneHouseholdByItsNumberIsNotGivenOthersWhoseIdEndsWithIt() {
        world.survey(village, world.roster(0, 3).rows());
        String last = RosterRows.identity(world.people).substring(14);

        assertThat(world.households.search(village, last, 0).rows())
                .extracting(HouseholdRow::identity)
                .noneMatch(id -> id.endsWith(last));
    }

    @Test
    void aPageBehindTheFirstHoldsWhatFollows() {
        world.survey(
                village, world.roster(0, 60).each(row -> row.put("name", "王同名")).rows());

        HouseholdPage first = world.households.find(village, "王同名", 0);
        HouseholdPage second = world.households.find(village, "王同名", 1);

        assertThat(first.rows())
                .extracting(HouseholdRow::no)
                .startsWith(1)
                .hasSize(50)
                .isSorted();
        assertThat(second.rows()).extracting(HouseholdRow::no).containsExactly(51, 52, 53, 54, 55, 56, 57, 58, 59, 60);
        assertThat(List.of(first.total(), second.total())).containsOnly(60L);
        assertThat(world.households.find(village, "", 1).rows()).hasSize(10);
    }

    @Test
    void aHouseholdIsFoundByWhatIdentifiesItAndShownMasked() {
        world.survey(village, world.roster(0, 3).rows());
        String identity = RosterRows.identity(world.people + 1);

        for (String asked : List.of(identity, identity.toLowerCase(), "138%08d".formatted(world.people + 1))) {
            HouseholdPage page = world.households.search(world.xihe(), asked, 0);
            assertThat(page.total()).as(asked).isEqualTo(1);
            HouseholdRow found = page.rows().get(0);
            assertThat(found.identity()).isEqualTo(identity.substring(0, 6) + "********" + identity.substring(14));
            assertThat(found.name()).endsWith("**");
        }
        assertThat(world.households.search(world.hongshan(), identity, 0).total())
                .isZero();
        assertThat(world.households.search(CaseKey.ofPlan(world.plan), "", 0).total())
                .isEqualTo(3);
    }

    @Test
    void eventsAreAppendOnlyAndTellBeforeAndAfter() {
        built();
        world.inspect(village, world.each(village, passed("2021-08-15")));

        assertThat(world.jdbc
                        .sql("""
                                SELECT e.change || ':' || (e.after ->> 'eligibility') || ':' || (e.after ->> 'retrofit') FROM ledger.household_event e
                                WHERE household = :id ORDER BY e.id""")
                        .param("id", Long.valueOf(world.ids(village).get(0)))
                        .query(String.class)
                        .list())
                .containsExactly(
                        "SURVEYED:SURVEYED:NONE",
                        "SCREENED:PROPOSED_ELIGIBLE:NONE",
                        "DECIDED:CONFIRMED:NONE",
                        "INSTALLED:CONFIRMED:INSTALLED",
                        "COMMISSIONED:CONFIRMED:COMMISSIONED",
                        "ACCEPTED:CONFIRMED:COMMISSIONED");
        for (String sql : List.of(
                "UPDATE ledger.household_event SET changed_by = 'x'",
                "DELETE FROM ledger.household_event",
                "TRUNCATE ledger.household_event",
                "DELETE FROM ledger.household",
                "UPDATE ledger.village_conclusion SET recorded_by = 'x'")) {
            assertThatThrownBy(() -> world.jdbc.sql(sql).update()).as(sql).hasMessageContaining("never changed");
        }
    }

    @Test
    void noTableHoldsAPersonsDataInClear() {
        built();
        world.inspect(village, world.each(village, failed("2021-08-15")));
        world.submissions.saveDraft(
                "draft-" + world.plan, "clerk", Map.of("villagePhone", "138%08d".formatted(world.people)));
        List<String> personal = List.of(
                RosterRows.identity(world.people),
                RosterRows.account(world.people),
                "138%08d".formatted(world.people),
                RosterRows.name(world.people),
                "幸福路%d号".formatted(world.people),
                "QB" + world.ids(village).get(0),
                "赵工");

        for (String table : world.jdbc
                .sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'ledger' AND table_type = 'BASE TABLE'")
                .query(String.class)
                .list()) {
            for (String text : personal) {
                assertThat(holding(table, text)).as(table + " holds " + text).isZero();
            }
        }
    }

    private long holding(String table, String text) {
        String hex = java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return world.jdbc
                .sql("SELECT count(*) FROM ledger." + table
                        + " t WHERE position(:text in t::text) > 0 OR position(:hex in t::text) > 0")
                .param("text", text)
                .param("hex", hex)
                .query(Long.class)
                .single();
    }

    private void close(String day) {
        UUID submission = world.hand(village, Tasks.REPORT_PROGRESS, Map.of("finishedOn", day), null);
        world.households.closeConstruction(village, submission, "contractor");
    }

    private void rectify(CaseKey household, String day) {
        UUID submission = world.hand(household, Tasks.RECTIFY, Map.of("rectifiedOn", day, "measure", "重新固定"), null);
        world.households.recordRectification(household, submission, "contractor");
    }

    private boolean verify(CaseKey household, String decision) {
        UUID submission =
                world.hand(household, Tasks.VERIFY_RECTIFICATION, Map.of("decision", decision, "opinion", "已查看"), null);
        return world.households.verifyRectification(household, submission, "inspector");
    }

    private List<String> codes() {
        return world.jdbc
                .sql(
                        "SELECT proposal_code FROM ledger.household WHERE plan = :plan AND village = :village ORDER BY sequence_no")
                .param("plan", world.plan.value())
                .param("village", village.village())
                .query(String.class)
                .list();
    }

    private LocalDate concluded(String stage) {
        return world.jdbc
                .sql("""
                        SELECT concluded_on FROM ledger.village_conclusion
                        WHERE plan = :plan AND village = :village AND stage = :stage ORDER BY id DESC LIMIT 1""")
                .param("plan", world.plan.value())
                .param("village", village.village())
                .param("stage", stage)
                .query(LocalDate.class)
                .single();
    }
}
