package org.qingnuan.process.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.AccountProofs;
import org.qingnuan.ledger.Notice;
import org.qingnuan.ledger.Notices;
import org.qingnuan.ledger.Notices.Reminded;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.DailyReminders;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.startup.StartupRefused;
import org.qingnuan.support.Together;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People are reminded of 建成 by 30 August: 30, 14, 7 and 1 days before, and when it has passed (B5). */
@ProcessTest
class DailyRemindersTest {

    private static final String WORKS = "建成";

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;
    String town;
    String office;

    @BeforeEach
    void aVillageAndWhoIsReminded(PlayedPlans plans) {
        plan = plans.zichuan();
        people = VillageInStage.started(plan, 3);
        village = people.key();
        town = reader("town-official");
        office = reader("district-office");
    }

    private String reader(String role) {
        String user = plan.person(role, plan.body());
        IdentityService identities = plan.bean(IdentityService.class);
        User known = identities.createUserQuery().userId(user).singleResult();
        known.setEmail(user + "@example.org");
        identities.saveUser(known);
        return user;
    }

    /** The days on which the person was reminded of the works, oldest first. */
    private List<String> remindedOn(String user) {
        return notices(user).stream()
                .map(notice -> notice.day().toString())
                .sorted()
                .toList();
    }

    private List<Notice> notices(String user) {
        return plan.bean(Notices.class).of(user).stream()
                .filter(notice -> notice.frameName().equals(WORKS))
                .toList();
    }

    private void begin() {
        plan.bean(DailyReminders.class).begin(plan.key().plan());
    }

    /** Each day from one to another at ten, with all that is due. */
    private void days(String from, String to) {
        LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1)).forEach(day -> {
            plan.today(day.toString());
            plan.runJobs();
        });
    }

    @Test
    void theTownIsRemindedOnceAtEachThresholdAndTheOfficeIsToldWhenTheDateHasPassed() {
        begin();

        days("2021-07-25", "2021-09-05");

        assertThat(remindedOn(town))
                .containsExactly("2021-07-31", "2021-08-16", "2021-08-23", "2021-08-29", "2021-08-31");
        assertThat(remindedOn(office)).containsExactly("2021-08-31");
        assertThat(notices(town))
                .extracting(Notice::title)
                .contains("测试1镇“建成”还有7天到期（2021年8月30日），1处尚未完成", "测试1镇“建成”已于2021年8月30日到期，1处逾期");
        assertThat(notices(town)).allMatch(notice -> notice.subjects().equals(List.of("测试1村")));
    }

    @Test
    void theAccountsAreComparedOnceADay() {
        begin();

        days("2021-07-25", "2021-07-27");

        assertThat(plan.bean(AccountProofs.class).last(plan.key().plan(), 10))
                .hasSize(3)
                .allMatch(proof -> proof.agrees() && proof.by() == null);
    }

    @Test
    void aMovedDateRemindsAgain() {
        begin();
        days("2021-08-23", "2021-08-31");

        plan.bean(Stages.class).moved(village, "works", LocalDate.of(2021, 9, 15));
        days("2021-09-01", "2021-09-16");

        assertThat(remindedOn(town))
                .containsExactly(
                        "2021-08-23",
                        "2021-08-29",
                        "2021-08-31",
                        "2021-09-01",
                        "2021-09-08",
                        "2021-09-14",
                        "2021-09-16");
    }

    @Test
    void aStageSentBackRemindsAgainOfTheSameDate() {
        people.throughWorks();
        begin();
        days("2021-08-24", "2021-08-25");
        assertThat(remindedOn(town)).isEmpty();

        String by = plan.person("district-office", village);
        plan.bean(SendBacks.class).sendBack(village, "construction", "漏装", by);
        days("2021-08-26", "2021-08-26");
        people.safe().installed();
        plan.work(
                village,
                "userTask_verifyCompletion",
                "decision",
                "approve",
                "verifiedOn",
                plan.today().toString());
        plan.bean(SendBacks.class).sendBack(village, "construction", "又漏装", by);
        days("2021-08-27", "2021-08-28");

        assertThat(remindedOn(town)).containsExactly("2021-08-26", "2021-08-27");
    }

    @Test
    void workThatWaitsForAnotherOfficeIsNobodysToBeRemindedOfUntilTheWaitingEnds() {
        Stages stages = plan.bean(Stages.class);
        stages.waiting(village, "survey", "district-office");
        begin();
        days("2021-08-29", "2021-09-02");
        assertThat(remindedOn(town)).isEmpty();

        stages.waiting(village, "survey", null);
        days("2021-09-03", "2021-09-04");

        assertThat(remindedOn(town)).containsExactly("2021-09-03");
    }

    @Test
    void aVillageThatLeftThePlanIsNotRemindedOf() {
        plan.bean(Villages.class).withdraw(village, "整村搬迁", "office");
        begin();

        days("2021-08-29", "2021-09-02");

        assertThat(remindedOn(town)).isEmpty();
    }

    @Test
    void afterThreeDaysOffOneRunLooksAtTodayAndNotAtTheDaysBetween() {
        begin();
        days("2021-08-21", "2021-08-22");

        plan.today("2021-08-26");
        begin();
        plan.runJobs();

        assertThat(notices(town).get(0).title()).isEqualTo("测试1镇“建成”还有4天到期（2021年8月30日），1处尚未完成");
        assertThat(notices(town).get(0).day()).isEqualTo("2021-08-26");
        assertThat(runs()).containsExactly("2021-08-21", "2021-08-22", "2021-08-26");
        assertThat(jobs()).containsExactly(Instant.parse("2021-08-26T23:00:00Z"));
    }

    @Test
    void twoStartsOrderOneJobAndTwoRunsAtOnceGiveOneNotice() throws Exception {
        plan.today("2021-08-23");
        Callable<String> start = () -> {
            begin();
            return "begun";
        };
        Together.run(List.of(start, start, start));
        assertThat(jobs()).hasSize(1);

        Callable<Reminded> run = () -> plan.bean(Notices.class)
                .remind(plan.body(), List.of(new Notices.Reader(town, true, true, false, true)));
        List<Reminded> reminded = Together.run(List.of(run, run, run));

        assertThat(reminded).filteredOn(one -> one.notices() > 0).hasSize(1);
        assertThat(remindedOn(town)).containsExactly("2021-08-23");
    }

    @Test
    void aPersonReadsOnlyTheirOwnNotices() {
        begin();
        days("2021-08-31", "2021-08-31");
        Notices notices = plan.bean(Notices.class);
        int before = notices.unread(town);

        notices.read(notices(town).get(0).id(), office);
        assertThat(notices.unread(town)).isEqualTo(before);
        notices.read(notices(town).get(0).id(), town);

        assertThat(notices.unread(town)).isEqualTo(before - 1);
        notices.readAll(town);
        assertThat(notices.unread(town)).isZero();
        assertThat(notices.unread(office)).isPositive();
    }

    @Test
    void aReminderThatNobodyWouldGetStopsTheStart() {
        IdentityService identities = plan.bean(IdentityService.class);
        User known = identities.createUserQuery().userId(office).singleResult();
        known.setEmail(null);
        identities.saveUser(known);

        assertThatThrownBy(this::begin)
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("提醒不会有人收到")
                .hasMessageContaining("district-office.qu");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void whoRunsTheTendersIsRemindedOfLotsBeforeTheDayInPlaceOfTheTown(PlayedPlans plans) {
        plan = plans.laizhou();
        String company = reader("finance-company");
        town = reader("town-official");
        office = reader("district-office");
        plan.start("tendering", plan.lot(plan.body()));
        begin();

        days("2023-04-16", "2023-05-01");

        List<Notice> told = plan.bean(Notices.class).of(company);
        assertThat(told)
                .extracting(notice -> notice.day().toString())
                .containsExactlyInAnyOrder("2023-04-16", "2023-04-23", "2023-04-29", "2023-05-01");
        assertThat(told).allMatch(notice -> notice.frameName().equals("标段招标（市财金公司）"));
        assertThat(told).allMatch(notice -> notice.subjects().equals(List.of("第1标段")));
        for (String other : List.of(town, office)) {
            assertThat(plan.bean(Notices.class).of(other))
                    .as("told once it has passed, as of every gate")
                    .extracting(notice -> notice.day().toString())
                    .containsExactly("2023-05-01");
        }
    }

    @Test
    void aPlanInWhichNobodyWorksYetStarts(PlayedPlans plans) {
        PlayedPlan empty = plans.zichuan();

        empty.bean(DailyReminders.class).begin(empty.key().plan());

        plan = empty;
        assertThat(jobs()).hasSize(1);
    }

    private List<Instant> jobs() {
        return plan.bean(JdbcClient.class)
                .sql("select duedate_ from act_ru_job where handler_type_ = 'qingnuan-reminders' and handler_cfg_ = ?")
                .param("daily " + plan.body())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }

    private List<String> runs() {
        return plan.bean(JdbcClient.class)
                .sql("select cast(day as text) from ledger.reminder_run where plan = ? order by day")
                .param(plan.key().plan().value())
                .query(String.class)
                .list();
    }
}
