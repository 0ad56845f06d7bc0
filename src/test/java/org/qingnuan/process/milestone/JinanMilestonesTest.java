package org.qingnuan.process.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Board;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BoardRow;
import org.qingnuan.ledger.BoardScope;
import org.qingnuan.ledger.BoardSelection;
import org.qingnuan.ledger.Boiler;
import org.qingnuan.ledger.Boilers;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.Notice;
import org.qingnuan.ledger.Notices;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.DailyReminders;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** The milestones of Jinan's document: hard ones are supervised, goals (力争、基本) warn and nothing more (JN-02 to JN-07, D-26, D-27). */
@ProcessTest
class JinanMilestonesTest {

    PlayedPlan plan;
    CaseKey city;
    CaseKey first;
    CaseKey second;
    CaseKey laiwu;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.jinan(null);
        city = plan.key();
        first = plan.bodies().get(0);
        second = plan.bodies().get(1);
        laiwu = plan.bodies().get(2);
        plan.start("programme", city);
    }

    @Test
    void eachDateGoesOffAtMidnightAfterItsDay() {
        assertThat(plan.timer(laiwu, "event_smallBoilersDue")).isEqualTo(midnight("2020-01-01"));
        assertThat(plan.timer(city, "event_boilersDue")).isEqualTo(midnight("2020-11-01"));
        assertThat(plan.timer(first, "event_plainCoverageDue")).isEqualTo(midnight("2020-11-16"));
        assertThat(plan.timer(laiwu, "event_plainGoalDue")).isEqualTo(midnight("2020-11-16"));
        assertThat(plan.timer(city, "event_gasStorageDue")).isEqualTo(midnight("2021-01-01"));
        assertThat(plan.timer(city, "event_fullCoverageDue")).isEqualTo(midnight("2023-01-01"));
        assertThat(plan.hasTimer(first, "event_smallBoilersDue")).isFalse();
        assertThat(plan.hasTimer(laiwu, "event_plainCoverageDue")).isFalse();
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ChinaTime.ZONE).toInstant();
    }

    @Test
    void theMilestonesStandOnTheBoardThoseOfTheCityOnALineOfItsOwn() {
        assertThat(board())
                .filteredOn(row -> row.body().equals(city))
                .extracting(BoardRow::frame, BoardRow::name, BoardRow::due)
                .containsExactly(
                        tuple("boilers", "燃煤锅炉淘汰和超低排放", LocalDate.of(2020, 10, 31)),
                        tuple("gasStorage", "应急储气能力（力争）", LocalDate.of(2020, 12, 31)),
                        tuple("fullCoverage", "全域全覆盖（基本实现）", LocalDate.of(2022, 12, 31)));
        assertThat(board())
                .filteredOn(row -> row.body().equals(laiwu))
                .extracting(BoardRow::frame)
                .containsExactly("smallBoilers", "plainGoal");
        assertThat(board())
                .filteredOn(row -> row.body().equals(first))
                .extracting(BoardRow::frame)
                .containsExactly("plainCoverage");
        assertThat(plan.bean(Board.class)
                        .cases(
                                BoardScope.of(city.plan(), List.of(BoardScope.WHOLE_PLAN)),
                                new BoardSelection("boilers", null, null)))
                .singleElement()
                .satisfies(found -> assertThat(found.tasks())
                        .extracting(task -> task.name())
                        .containsExactly("核定里程碑"));
    }

    @Test
    void aTaskOfAMilestoneIsDueOnItsDateAndGoesToWhoThePlanNames() {
        var task = plan.task(boilers(), "userTask_confirmMilestone");

        assertThat(plan.group(task)).startsWith("ecology-branch.");
        assertThat(task.getDueDate().toInstant()).isEqualTo(midnight("2020-11-01"));
        assertThat(plan.group(plan.task(milestone(city, "gasStorage"), "userTask_confirmMilestone")))
                .startsWith("housing-bureau.");
        assertThat(plan.bean(TaskService.class)
                        .createTaskQuery()
                        .processInstanceBusinessKey(
                                milestone(first, "plainCoverage").toString())
                        .count())
                .isOne();
    }

    @Test
    void whoConfirmsAMilestoneOfTheCityIsRemindedOfIt() {
        String ecology = plan.holder(boilers(), "userTask_confirmMilestone");
        plan.bean(DailyReminders.class).begin(city.plan());

        LocalDate.of(2020, 9, 30).datesUntil(LocalDate.of(2020, 11, 3)).forEach(day -> {
            plan.today(day.toString());
            plan.runJobs();
        });

        List<Notice> told = plan.bean(Notices.class).of(ecology).stream()
                .filter(notice -> notice.frameName().equals("燃煤锅炉淘汰和超低排放"))
                .toList();
        assertThat(told)
                .extracting(notice -> notice.day().toString())
                .containsExactlyInAnyOrder("2020-10-01", "2020-10-17", "2020-10-24", "2020-10-30", "2020-11-01");
        assertThat(told)
                .allMatch(notice -> notice.body() == null && notice.subjects().size() == 1);
        assertThat(told)
                .extracting(Notice::title)
                .anyMatch(title -> title.endsWith("“燃煤锅炉淘汰和超低排放”还有7天到期（2020年10月31日），1处尚未完成"));
    }

    @Test
    void aGoalThatIsMissedWarnsAndOpensNoSupervision() {
        plan.fire(laiwu, "event_smallBoilersDue");
        plan.runJobs();

        assertThat(plan.where(laiwu)).contains("receiveTask_overdueSmallBoilers");
        assertThat(frame(laiwu, "smallBoilers"))
                .satisfies(frame -> assertThat(frame.goal()).isTrue())
                .satisfies(frame -> assertThat(frame.column()).isEqualTo(BoardColumn.LATE));
        assertThat(plan.cases(laiwu, "order")).isEmpty();
        assertThat(plan.bean(Overdues.class).of(laiwu)).isEmpty();

        plan.bean(Boilers.class).declare(laiwu, "county");
        reached(milestone(laiwu, "smallBoilers"));
        assertThat(plan.where(laiwu)).doesNotContain("receiveTask_overdueSmallBoilers");
        assertThat(plan.visited(laiwu, "event_smallBoilersOverdueEnded")).isTrue();
    }

    /** JN-05. */
    @Test
    void thePlainsGoalReachedAfterItsDateEndsItsWarning() {
        plan.fire(laiwu, "event_plainGoalDue");
        plan.runJobs();
        assertThat(plan.where(laiwu)).contains("receiveTask_overduePlainGoal");

        plan.inTransaction(() -> plan.bean(Plans.class).finished(laiwu));
        reached(milestone(laiwu, "plainGoal"));

        assertThat(plan.where(laiwu)).doesNotContain("receiveTask_overduePlainGoal");
        assertThat(plan.visited(laiwu, "event_plainGoalOverdueEnded")).isTrue();
    }

    @Test
    void exactlyThirtyFiveIsDueOnlyWithTheWholeCity() {
        Boilers boilers = plan.bean(Boilers.class);
        boilers.add(laiwu, "热源厂1号炉", new BigDecimal("35"), "county");
        boilers.add(laiwu, "热源厂2号炉", new BigDecimal("34.99"), "county");
        boilers.declare(laiwu, "county");
        String office = plan.holder(milestone(laiwu, "smallBoilers"), "userTask_confirmMilestone");

        assertThat(plan.refusal(
                        office,
                        milestone(laiwu, "smallBoilers"),
                        "userTask_confirmMilestone",
                        null,
                        "decision",
                        "reached",
                        "achievedOn",
                        plan.today().toString()))
                .contains("热源厂2号炉（34.99蒸吨）没有淘汰")
                .doesNotContain("热源厂1号炉");
        boilers.eliminated(laiwu, boilers.of(laiwu).get(0).id(), plan.today(), "county");
        reached(milestone(laiwu, "smallBoilers"));

        assertThat(plan.bean(Milestones.class).lacking(boilers()))
                .extracting(finding -> finding.reason())
                .anyMatch(reason -> reason.contains("热源厂1号炉（35蒸吨）没有淘汰"));
    }

    @Test
    void aLargeBoilerPassesOnlyByAllThreeLimitsAndConnectedMonitoring() {
        Boilers boilers = plan.bean(Boilers.class);
        boilers.add(first, "电厂1号炉", new BigDecimal("75"), "county");
        long id = boilers.of(first).get(0).id();
        BigDecimal limit = new BigDecimal("35");

        boilers.measured(first, id, emission("10.01", "35", "50"), "county");
        assertThat(boilers.of(first).get(0).lacks(limit)).isEqualTo("没有达到超低排放限值");
        boilers.measured(first, id, emission("10", "35.01", "50"), "county");
        assertThat(boilers.of(first).get(0).lacks(limit)).isEqualTo("没有达到超低排放限值");
        boilers.measured(first, id, emission("10", "35", "50.01"), "county");
        assertThat(boilers.of(first).get(0).lacks(limit)).isEqualTo("没有达到超低排放限值");
        boilers.measured(first, id, emission("10", "35", "50"), "county");
        assertThat(boilers.of(first).get(0).lacks(limit)).contains("在线监测没有联网");
        boilers.networked(first, id, plan.today(), "county");

        assertThat(boilers.of(first).get(0).lacks(limit)).isNull();
        assertThatThrownBy(() -> boilers.add(first, "电厂1号炉", limit, "county")).hasMessageContaining("已有");
        assertThatThrownBy(() -> boilers.eliminated(first, id, plan.today().plusDays(1), "county"))
                .hasMessageContaining("晚于今天");
    }

    private Boiler.Emission emission(String dust, String sulphurDioxide, String nitrogenOxides) {
        return new Boiler.Emission(
                new BigDecimal(dust), new BigDecimal(sulphurDioxide), new BigDecimal(nitrogenOxides), plan.today());
    }

    @Test
    void aHardMilestoneOfTheCityListsTheCountiesThatKeepItOpenUntilEachIsReleased() {
        Boilers boilers = plan.bean(Boilers.class);
        boilers.declare(second, "county");
        boilers.declare(laiwu, "county");
        boilers.add(first, "热源厂1号炉", new BigDecimal("20"), "county");
        boilers.declare(first, "county");
        plan.fire(city, "event_boilersDue");
        plan.runJobs();

        assertThat(plan.where(city)).contains("receiveTask_overdueBoilers");
        assertThat(plan.cases(second, "order")).isEmpty();
        CaseKey order = plan.onlyCase(first, "order");
        assertThat(plan.where(order)).containsExactly("event_secondStepDue", "userTask_listBody");
        plan.work(order, "userTask_listBody", "requirement", "限期淘汰热源厂1号炉");
        plan.work(order, "userTask_explainDelay", "reason", "替代热源未通", "promisedOn", "2020-12-20");
        assertThat(plan.bean(Overdues.class).listings(first)).containsExactly(order);

        boilers.eliminated(first, boilers.of(first).get(0).id(), plan.today(), "county");
        plan.runJobs();
        assertThat(plan.where(order)).containsExactly("userTask_releaseListing");
        assertThat(plan.bean(Overdues.class).listings(first)).containsExactly(order);
        plan.work(order, "userTask_releaseListing", "conclusion", "锅炉已拆除，现场核实");

        assertThat(plan.bean(Overdues.class).listings(first)).isEmpty();
        assertThat(plan.ends(order)).contains("event_listingReleased");
        assertThat(plan.bean(Overdues.class).get(order).measures())
                .extracting(Order.Measure::step, Order.Measure::number)
                .contains(tuple("listBody", "挂牌〔2020〕第1号"), tuple("releaseListing", "解牌〔2020〕第1号"));
        assertThat(plan.where(city)).contains("receiveTask_overdueBoilers");
        reached(boilers());
        assertThat(plan.where(city)).doesNotContain("receiveTask_overdueBoilers");
    }

    @Test
    void theOverdueMilestoneOfTheCityEndsEveryOrderItOpened() {
        plan.fire(city, "event_boilersDue");
        plan.runJobs();
        assertThat(plan.bodies())
                .allSatisfy(body -> assertThat(plan.cases(body, "order")).hasSize(1));
        CaseKey order = plan.onlyCase(second, "order");

        plan.bodies().forEach(body -> plan.bean(Boilers.class).declare(body, "county"));
        plan.runJobs();
        reached(boilers());

        assertThat(plan.ends(order)).containsExactly("event_supervisionEnded");
        assertThat(plan.bean(Overdues.class).cleared(order)).isTrue();
    }

    @Test
    void severeLagHasTheLeadersHeldResponsibleForOneOfTwoCauses() {
        CaseKey order = lateForThePlain();
        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
        String group = plan.holder(order, "userTask_pursueLeaders");

        assertThat(plan.group(plan.task(order, "userTask_pursueLeaders"))).startsWith("leading-group.");
        assertThat(plan.refusal(
                        group, order, "userTask_pursueLeaders", null, "decision", "approve", "conclusion", "检查"))
                .contains("追责原因");
        assertThat(plan.refusal(
                        group,
                        order,
                        "userTask_pursueLeaders",
                        null,
                        "decision",
                        "approve",
                        "cause",
                        "FRAUD",
                        "conclusion",
                        "检查"))
                .contains("不在可选范围内");
        plan.work(
                order, "userTask_pursueLeaders", "decision", "approve", "cause", "SEVERE_LAG", "conclusion", "约谈主要领导");

        assertThat(plan.bean(Overdues.class).get(order).measures())
                .extracting(Order.Measure::step, Order.Measure::text)
                .contains(tuple("pursueLeaders", "工作推进严重滞后：约谈主要领导"));
    }

    @Test
    void theLeadersMayBeLetOffWithAReason() {
        CaseKey order = lateForThePlain();
        plan.work(order, "userTask_listBody", "requirement", "倒排工期");
        plan.work(order, "userTask_explainDelay", "reason", "疫情影响开工", "promisedOn", "2020-12-20");
        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
        plan.work(order, "userTask_pursueLeaders", "decision", "waive", "conclusion", "不可抗力");
        assertThat(plan.where(order)).containsExactly("receiveTask_awaitCleared");

        reached(milestone(first, "plainCoverage"));

        assertThat(plan.where(order)).containsExactly("userTask_releaseListing");
    }

    /** The order of the first county, late for the coverage of its plain (JN-04). */
    private CaseKey lateForThePlain() {
        plan.bodies().forEach(body -> plan.bean(Boilers.class).declare(body, "county"));
        plan.fire(first, "event_plainCoverageDue");
        plan.runJobs();
        return plan.onlyCase(first, "order");
    }

    @Test
    void thePlainIsCoveredOnlyWhenItsVillagesAreAccepted() {
        VillageInStage village = VillageInStage.started(plan, 2);
        plan.inTransaction(() -> plan.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("update ledger.village set plain = true where plan = :plan")
                .param("plan", city.plan().value())
                .update());
        String office = plan.holder(milestone(first, "plainCoverage"), "userTask_confirmMilestone");

        assertThat(plan.refusal(
                        office,
                        milestone(first, "plainCoverage"),
                        "userTask_confirmMilestone",
                        null,
                        "decision",
                        "reached",
                        "achievedOn",
                        plan.today().toString()))
                .contains("平原地区还有1个村没有验收");
        assertThat(plan.bean(Milestones.class).lacking(milestone(second, "plainCoverage")))
                .isEmpty();
        assertThat(plan.refusal(
                        office,
                        milestone(second, "plainCoverage"),
                        "userTask_confirmMilestone",
                        null,
                        "decision",
                        "reached",
                        "achievedOn",
                        plan.today().toString()))
                .contains("还没有登记任何村庄");
        assertThat(village.key().body()).isEqualTo(first);
    }

    @Test
    void aHardMilestoneIsNeverGivenUpAndAGoalOnlyPastItsDateWithAReason() {
        String office = plan.holder(milestone(first, "plainCoverage"), "userTask_confirmMilestone");
        assertThat(plan.refusal(
                        office,
                        milestone(first, "plainCoverage"),
                        "userTask_confirmMilestone",
                        null,
                        "decision",
                        "unmet",
                        "note",
                        "未完成"))
                .contains("硬期限");
        CaseKey storage = milestone(city, "gasStorage");
        String housing = plan.holder(storage, "userTask_confirmMilestone");
        assertThat(plan.refusal(housing, storage, "userTask_confirmMilestone", null, "decision", "unmet", "note", "在建"))
                .contains("目标日期还没有过");
        assertThat(plan.refusal(
                        housing,
                        storage,
                        "userTask_confirmMilestone",
                        null,
                        "decision",
                        "reached",
                        "achievedOn",
                        plan.today().toString(),
                        "figure",
                        "6.99"))
                .contains("不足7天");
        assertThat(plan.refusal(
                        housing,
                        storage,
                        "userTask_confirmMilestone",
                        null,
                        "decision",
                        "reached",
                        "achievedOn",
                        plan.today().toString(),
                        "figure",
                        "七天"))
                .contains("不是天数");

        plan.fire(city, "event_gasStorageDue");
        plan.runJobs();
        plan.work(storage, "userTask_confirmMilestone", "decision", "unmet", "note", "储配站在建，已形成5天");

        assertThat(plan.bean(Milestones.class).words(city.plan()))
                .singleElement()
                .satisfies(word -> assertThat(word.reached()).isFalse());
    }

    @Test
    void thePlanIsDoneOnlyWhenItsMilestonesAreToo() {
        plan.bodies().forEach(body -> plan.bean(Boilers.class).declare(body, "county"));
        plan.inTransaction(
                () -> plan.bodies().forEach(body -> plan.bean(Plans.class).finished(body)));
        plan.runJobs();
        assertThat(plan.bean(Plans.class).allFinished(city.plan())).isFalse();

        reached(boilers());
        reached(milestone(first, "plainCoverage"));
        reached(milestone(second, "plainCoverage"));
        reached(milestone(laiwu, "smallBoilers"));
        reached(milestone(laiwu, "plainGoal"));
        plan.work(
                milestone(city, "gasStorage"),
                "userTask_confirmMilestone",
                "decision",
                "reached",
                "achievedOn",
                plan.today().toString(),
                "figure",
                "7");
        assertThat(plan.refusal(
                        plan.holder(milestone(city, "fullCoverage"), "userTask_confirmMilestone"),
                        milestone(city, "fullCoverage"),
                        "userTask_confirmMilestone",
                        null,
                        "decision",
                        "reached",
                        "achievedOn",
                        plan.today().toString()))
                .contains("还没有认定全覆盖");
        plan.fire(city, "event_fullCoverageDue");
        plan.runJobs();
        assertThat(plan.bean(Plans.class).allFinished(city.plan())).isFalse();
        plan.work(milestone(city, "fullCoverage"), "userTask_confirmMilestone", "decision", "unmet", "note", "山区未完");

        assertThat(plan.bean(Plans.class).allFinished(city.plan())).isTrue();
        assertThat(plan.where(city)).containsExactly("userTask_assessPlan");
        assertThat(plan.ends(city)).contains("event_trackFinished");
        assertThat(plan.ends(laiwu)).contains("event_trackFinished");
    }

    private List<BoardRow> board() {
        List<String> all = new java.util.ArrayList<>(
                plan.bodies().stream().map(CaseKey::area).toList());
        all.add(BoardScope.WHOLE_PLAN);
        return plan.bean(Board.class).counts(BoardScope.of(city.plan(), all));
    }

    private FrameState frame(CaseKey subject, String frame) {
        return plan.bean(Stages.class).frame(subject, frame);
    }

    private CaseKey boilers() {
        return milestone(city, "boilers");
    }

    private static CaseKey milestone(CaseKey place, String frame) {
        return place.with(Milestones.KIND, frame);
    }

    private void reached(CaseKey milestone) {
        plan.work(
                milestone,
                "userTask_confirmMilestone",
                "decision",
                "reached",
                "achievedOn",
                plan.today().toString(),
                "note",
                "没有平原村庄，已现场核实");
    }
}
