package org.qingnuan.process.heatingseason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.EntitlementView;
import org.qingnuan.finance.Entitlements;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.SeasonState;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SeasonStarts;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.PlanSeasons;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the last day of heating to the last payment, year by year (ZC-10, LZ-38, LZ-39). */
@ProcessTest
class HeatingSeasonTest {

    PlayedPlan plan;
    SeasonAtWork seasons;
    CaseKey village;

    @BeforeEach
    void aBodyWhoseHouseholdsHeatWithGas(PlayedPlans plans) {
        plan = plans.zichuanWithRates();
        seasons = new SeasonAtWork(plan, PlanSeasons.usual(Fuel.GAS));
        village = seasons.accepted(2, "COAL_TO_GAS");
        plan.allot();
    }

    @Test
    void aSeasonIsPaidFromTheStatementToTheLastPayment() {
        CaseKey season = seasons.over(1);
        assertThat(seasons.get(season).state()).isEqualTo(SeasonState.METERING);
        seasons.report(season, Fuel.GAS, seasons.rows(village, "850.5"));
        seasons.reviewed(season);

        CaseKey batch = seasons.paid(season, 0);

        BatchView paid = plan.bean(Payments.class).get(batch);
        assertThat(batch.village()).isNull();
        assertThat(paid.kind()).isEqualTo(BatchKind.SEASON);
        assertThat(paid.state()).isEqualTo(BatchState.SETTLED);
        assertThat(paid.total().toYuan()).isEqualTo("2000.00");
        assertThat(plan.ends(season)).contains("event_seasonFinished");
        assertThat(seasons.get(season).state()).isEqualTo(SeasonState.FINISHED);
        assertThat(running(household())).extracting(EntitlementView::season).containsExactly(1);
        assertThat(plan.bean(Funds.class).prove(plan.key().plan()).agrees()).isTrue();
    }

    @Test
    void eachBodyBeginsASeasonOnTheFirstDayOfHeatingOnceAndYearByYear() {
        plan.today("2021-11-14");
        plan.bean(SeasonStarts.class).begin(plan.key().plan());
        plan.runJobs();
        assertThat(plan.runs("heating-season", seasons.key(1))).isFalse();

        plan.today("2021-11-15");
        plan.runJobs();
        plan.bean(SeasonStarts.class).begin(plan.key().plan());
        plan.runJobs();
        assertThat(plan.cases(plan.body(), "season")).containsExactly(seasons.key(1));
        assertThat(plan.timer(seasons.key(1), "event_seasonOver")).isEqualTo(Instant.parse("2022-03-31T16:00:00Z"));

        plan.today("2023-11-20");
        plan.runJobs();
        assertThat(plan.cases(plan.body(), "season")).containsExactly(seasons.key(1), seasons.key(2), seasons.key(3));
    }

    @Test
    void theSixthSeasonIsPaidAndTheSeventhRefused() {
        for (int no = 1; no <= 6; no++) {
            CaseKey season = seasons.over(no);
            seasons.report(season, Fuel.GAS, seasons.rows(village, "%d00".formatted(no)));
            seasons.reviewed(season);
            seasons.paid(season, 0);
        }

        assertThat(running(household())).extracting(EntitlementView::season).containsExactly(1, 2, 3, 4, 5, 6);
        plan.today("2027-11-15");
        plan.bean(SeasonStarts.class).begin(plan.key().plan());
        plan.runJobs();
        assertThat(plan.cases(plan.body(), "season")).hasSize(6);
        assertThatThrownBy(() -> open(7)).isInstanceOf(SubmissionRefused.class).hasMessageContaining("第7个采暖季超出连续6个采暖季");
    }

    @Test
    void aSeasonBeforeItsDayOrAfterAGapIsRefusedAndADuplicateChangesNothing() {
        plan.today("2021-11-15");
        assertThatThrownBy(() -> open(2)).isInstanceOf(SubmissionRefused.class).hasMessageContaining("还没有开始");
        plan.today("2023-11-15");
        assertThatThrownBy(() -> open(2)).isInstanceOf(SubmissionRefused.class).hasMessageContaining("采暖季须连续");
        assertThatThrownBy(() -> insert(3))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not follow season 2");

        assertThat(open(1)).isTrue();
        assertThat(open(1)).isFalse();
        assertThat(plan.bean(HeatingSeasons.class).of(plan.body())).hasSize(1);
    }

    @Test
    void aLateStatementStandsInSupervisionUntilItIsHandedIn() {
        CaseKey season = seasons.over(1);
        assertThat(plan.timer(season, "event_meteringDue")).isEqualTo(Instant.parse("2022-04-15T16:00:00Z"));
        plan.fire(season, "event_meteringDue");
        plan.runJobs();
        assertThat(plan.where(season)).contains("receiveTask_overdueMetering");
        assertThat(plan.bean(Overdues.class).of(plan.body()))
                .anySatisfy(order -> assertThat(order.frame()).isEqualTo("metering"));

        seasons.report(season, Fuel.GAS, seasons.rows(village, "850"));

        assertThat(plan.where(season)).containsExactly("userTask_reviewReadings");
        assertThat(plan.ends(season)).contains("event_meteringOverdueEnded");
        assertThat(plan.bean(Overdues.class).of(plan.body()))
                .allSatisfy(order -> assertThat(order.clearedAt()).isNotNull());
    }

    @Test
    void laizhousStatementIsDueByTheEndOfTheFifteenthDayAfterTheSeason() {
        plan.bean(JdbcClient.class)
                .sql("update ledger.plan set year = 2023 where id = :plan")
                .param("plan", plan.key().plan().value())
                .update();
        plan.today("2023-11-15");
        plan.bean(SeasonStarts.class).begin(plan.key().plan());
        plan.runJobs();

        plan.fire(seasons.key(1), "event_seasonOver");
        plan.runJobs();

        assertThat(plan.today()).hasToString("2024-04-01");
        assertThat(plan.timer(seasons.key(1), "event_meteringDue"))
                .isEqualTo(Instant.parse("2024-04-16T00:00:00+08:00"));
    }

    @Test
    void aRowThatBelongsToNobodyIsGivenToAHouseholdByAPersonWithAReasonAndPaid() {
        CaseKey season = seasons.over(1);
        long first = plan.households(village).get(0).id();
        long second = plan.households(village).get(1).id();
        seasons.report(
                season,
                Fuel.GAS,
                List.of(
                        SeasonAtWork.row(first, "700"),
                        Map.of("account", "0699999999", "name", "张三", "quantity", "650"),
                        Map.of("account", "0688888888", "name", "李四", "quantity", "10")));
        assertThat(plan.where(season)).containsExactly("userTask_resolveReadings");
        assertThat(seasons.get(season).unmatched()).isEqualTo(2);
        assertThat(seasons.get(season).lacking()).isEqualTo(1);
        assertThat(seasons.get(season).state()).isEqualTo(SeasonState.MATCHING);
        List<Long> open = plan.bean(HeatingSeasons.class).unmatched(season).stream()
                .map(line -> line.id())
                .toList();

        plan.work(
                season,
                "userTask_resolveReadings",
                plan.sheet(
                        SheetKind.UNMATCHED_USAGE,
                        season,
                        List.of(
                                Map.of(
                                        "item",
                                        "行" + open.get(0),
                                        "action",
                                        "ASSIGN",
                                        "assigned",
                                        Long.toString(second),
                                        "reason",
                                        "入户核对，用户为户主之子"),
                                Map.of("item", "行" + open.get(1), "action", "REJECT", "reason", "不是改造户"))));

        seasons.reviewed(season);
        seasons.paid(season, 0);
        assertThat(running(second)).hasSize(1);
        assertThat(plan.ends(season)).contains("event_seasonFinished");
    }

    @Test
    void aHouseholdWithoutAReadingIsTakenAsZeroOnlyByAPersonWithAReason() {
        CaseKey season = seasons.over(1);
        seasons.report(season, Fuel.GAS, seasons.rows(village, "700").subList(0, 1));
        long second = plan.households(village).get(1).id();
        List<Map<String, String>> zero =
                List.of(Map.of("item", "缺" + second, "action", "ZERO", "reason", "房屋空置，已入户核实"));

        plan.work(season, "userTask_resolveReadings", plan.sheet(SheetKind.UNMATCHED_USAGE, season, zero));

        assertThat(plan.where(season)).containsExactly("userTask_reviewReadings");
        assertThat(plan.bean(HeatingSeasons.class).flagged(season))
                .singleElement()
                .satisfies(line -> assertThat(line.resolution()).contains("空置"));
    }

    @Test
    void reviewsAreGivenInTheirOrderByDifferentPeople() {
        CaseKey season = seasons.over(1);
        seasons.report(season, Fuel.GAS, seasons.rows(village, "700"));
        String task = "userTask_reviewReadings";
        assertThat(plan.group(plan.task(season, task))).startsWith("town-official.");
        String office = plan.person("district-office", season);
        assertThatThrownBy(() -> plan.complete(office, season, task, null, "decision", "approve"))
                .hasMessageContaining("不是该任务的办理人");
        assertThatThrownBy(() -> review(season, 2))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("comes before review 1");

        String both = plan.holder(season, task, 2);
        plan.employ(both, "district-office", season);
        plan.complete(both, season, task, null, "decision", "approve");

        assertThat(plan.group(plan.task(season, task))).startsWith("district-office.");
        assertThat(plan.refusal(both, season, task, null, "decision", "approve"))
                .contains("须由不同的人办理");
        assertThat(plan.cases(plan.body(), "batch")).isEmpty();
    }

    @Test
    void whatIsSentBackIsHandedInAgainUnderTheSameDate() {
        CaseKey season = seasons.over(1);
        List<Map<String, String>> rows = seasons.rows(village, "700");
        seasons.report(season, Fuel.GAS, rows);
        plan.today("2022-04-20");
        plan.complete(
                plan.holder(season, "userTask_reviewReadings", 2),
                season,
                "userTask_reviewReadings",
                null,
                "decision",
                "return",
                "statement",
                "GAS",
                "opinion",
                "与实际不符");
        plan.runJobs();

        assertThat(plan.where(season)).contains("userTask_reportUsageGas", "receiveTask_overdueMetering");
        assertThatThrownBy(() -> seasons.report(season, Fuel.GAS, rows)).hasMessageContaining("与被退回的完全相同");
        seasons.report(season, Fuel.GAS, seasons.rows(village, "680"));
        assertThat(plan.where(season)).containsExactly("userTask_reviewReadings");
        seasons.reviewed(season);
        assertThat(plan.bean(HeatingSeasons.class).use(season))
                .allSatisfy(use -> assertThat(use.gas()).isEqualByComparingTo("680"));
    }

    @Test
    void aReturnedPaymentIsIssuedAgainBeforeTheSeasonEnds() {
        CaseKey season = seasons.over(1);
        seasons.report(season, Fuel.GAS, seasons.rows(village, "700"));
        seasons.reviewed(season);
        CaseKey batch = seasons.paid(season, 1);
        assertThat(plan.where(season)).containsExactly("receiveTask_awaitSeasonPayout");

        CaseKey line = plan.onlyCase(plan.body(), "line");
        plan.work(
                line,
                "userTask_correctPayee",
                "payeeName",
                "王五",
                "account",
                "6217000012345678901",
                "bank",
                "农商行",
                "reason",
                "存折已换");
        plan.work(line, "userTask_verifyPayee", "decision", "approve");
        CaseKey again = plan.cases(plan.body(), "batch").get(1);
        seasons.approved(again);
        plan.work(again, "userTask_recordBankResult", BankAnswer.of(plan, again, 0));

        assertThat(plan.bean(Payments.class).get(again).season()).isEqualTo(1);
        assertThat(plan.ends(season)).contains("event_seasonFinished");
        assertThat(plan.bean(Payments.class).get(batch).returned()).isEqualTo(1);
        assertThat(plan.bean(Funds.class).prove(plan.key().plan()).agrees()).isTrue();
    }

    @Test
    void aSeasonWithoutHouseholdsEndsByItself(PlayedPlans plans) {
        PlayedPlan empty = plans.zichuan();
        SeasonAtWork nobody = new SeasonAtWork(empty, PlanSeasons.usual(Fuel.GAS));

        CaseKey season = nobody.over(1);

        assertThat(empty.ends(season)).contains("event_seasonFinished");
        assertThat(empty.ends(nobody.batch(season))).containsExactly("event_nothingToPay");
    }

    @Test
    void withoutRatesTheSeasonWaitsAndSaysWhichAreMissing(PlayedPlans plans) {
        PlayedPlan unrated = plans.zichuan();
        SeasonAtWork work = new SeasonAtWork(unrated, PlanSeasons.usual(Fuel.GAS));
        CaseKey place = work.accepted(1, "COAL_TO_GAS");
        CaseKey season = work.over(1);
        work.report(season, Fuel.GAS, work.rows(place, "700"));

        work.reviewed(season);

        CaseKey batch = work.batch(season);
        assertThat(unrated.where(batch)).containsExactly("userTask_provideRates");
        assertThat(unrated.bean(Payments.class).compute(batch)).hasToString("NoRate[items=[气代煤运行补贴]]");
        plans.deployRates(unrated.key().plan());
        plans.approveRates(unrated.key().plan());
        unrated.work(batch, "userTask_provideRates", "note", "标准已下达");
        assertThat(unrated.where(batch)).containsExactly("userTask_prepareBatch");
    }

    private boolean open(int no) {
        return plan.bean(HeatingSeasons.class).open(seasons.key(no));
    }

    private void insert(int no) {
        plan.bean(JdbcClient.class)
                .sql("""
                        insert into ledger.heating_season(plan, body, no, starts_on, ends_on, statement_due, opened_at)
                        values (:plan, :body, :no, date '2023-11-15', date '2024-03-31', date '2024-04-15', timestamptz '2023-11-15 00:00Z')
                        """)
                .param("plan", plan.key().plan().value())
                .param("body", plan.body().area())
                .param("no", no)
                .update();
    }

    private void review(CaseKey season, int no) {
        plan.bean(JdbcClient.class)
                .sql("""
                        insert into ledger.season_review(plan, body, season, round, no, role, label, decided_by, approved, decided_at)
                        values (:plan, :body, 1, 1, :no, 'district-office', '推进办审核', 'somebody', true, timestamptz '2022-04-02 00:00Z')
                        """)
                .param("plan", season.plan().value())
                .param("body", season.area())
                .param("no", no)
                .update();
    }

    private long household() {
        return plan.households(village).get(0).id();
    }

    private List<EntitlementView> running(long household) {
        return plan.bean(Entitlements.class).of(household).stream()
                .filter(one -> one.item() == SubsidyItem.RUNNING)
                .toList();
    }
}
