package org.qingnuan.process.publicnotice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.Term;
import org.qingnuan.calendar.WorkingDays;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.PublicNotice;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 公示: off unless a plan switches it on (D-42); what was shown is kept, and the list counts only afterwards. */
@ProcessTest
class PublicNoticeTest {

    /** Five working days from the day after: 2021-09-18 is a Saturday that is worked. */
    private static final String ROSTER = """
            {"publicNotice": {"lists": ["ROSTER"], "places": ["WEB", "BOARD"], "restart": true,
             "term": {"days": 5, "kind": "WORKING", "firstDayCounts": false}}}""";

    private static final String FIRST = "2021-09-13";
    private static final LocalDate LAST = LocalDate.of(2021, 9, 18);

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;

    @BeforeEach
    void aVillageBeingSurveyed(PlayedPlans plans) {
        plan = plans.zichuanWithRates();
        people = VillageInStage.started(plan, 3).surveyed();
        village = people.key();
    }

    @Test
    void withoutTheSwitchNothingIsShownAndNobodyWaits() {
        people.confirmed();

        assertThat(plan.where(village)).containsExactly("userTask_assignLot");
        assertThat(plan.visited(village, "event_noticeBegun")).isFalse();
        assertThat(plan.bean(JdbcClient.class)
                        .sql("select count(*) from ledger.public_notice where plan = :plan")
                        .param("plan", village.plan().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void tenWorkingDaysWithTheFirstCountedRunFromTheTwentyThirdOfJulyToTheFifthOfAugust() {
        Term term = new Term(10, Term.Kind.WORKING, true);

        assertThat(WorkingDays.published().plus(LocalDate.of(2025, 7, 23), term).day())
                .isEqualTo(LocalDate.of(2025, 8, 5));
        assertThat(WorkingDays.published()
                        .plus(LocalDate.of(2025, 7, 23), Term.workingDays(10))
                        .day())
                .isEqualTo(LocalDate.of(2025, 8, 6));
        assertThat(WorkingDays.published()
                        .plus(LocalDate.of(2025, 7, 23), new Term(7, Term.Kind.CALENDAR, true))
                        .day())
                .isEqualTo(LocalDate.of(2025, 7, 29));
    }

    @Test
    void theRosterIsShownUntilTheWorkedSaturdayAndOnlyThenIsTheStageDone() {
        shown(ROSTER);

        assertThat(latest().lastDay()).isEqualTo(LAST);
        assertThat(plan.timer(village, "event_noticeOver")).isEqualTo(Instant.parse("2021-09-18T16:00:00Z"));
        assertThat(plan.where(village)).contains("event_noticeOver").doesNotContain("userTask_assignLot");
        over();

        assertThat(plan.ends(village)).contains("event_noticeEnded", "event_householdsConfirmed");
        assertThat(plan.where(village)).contains("userTask_assignLot");
        assertThat(latest().state()).isEqualTo(PublicNotice.State.CONCLUDED);
    }

    @Test
    void whatIsServedIsWhatWasFrozenAndItTellsNothingOfAPerson() throws Exception {
        shown(ROSTER);
        PublicNotice notice = latest();

        byte[] page = notices().page(village.body(), notice.id());

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(page)))
                .isEqualTo(notice.sha256());
        assertThat(notices().published(notice.token())).contains(page);
        String text = new String(page, StandardCharsets.UTF_8);
        assertThat(text).contains("2021年9月13日至2021年9月18日").contains("*");
        assertThat(text).doesNotContainPattern("[0-9]{11,}");
        assertThatThrownBy(() -> plan.bean(JdbcClient.class)
                        .sql("update ledger.public_notice set content = 'x' where id = :id")
                        .param("id", notice.id())
                        .update())
                .hasMessageContaining("never changed");
        over();
        assertThat(notices().published(notice.token())).isEmpty();
        assertThat(notices().page(village.body(), notice.id())).isEqualTo(page);
    }

    @Test
    void aNoticePutUpTooLateIsDraftedAnewAndAPhotoProvesTheBoard() {
        plan.says(ROSTER);
        plan.today(FIRST);
        people.confirmed();
        drafted(FIRST);
        String holder = plan.holder(village, "userTask_postNotice");
        assertThat(plan.refusal(holder, village, "userTask_postNotice", null, "decision", "approve"))
                .contains("张贴照片");

        plan.work(village, "userTask_postNotice", "decision", "return", "opinion", "当日停电未能打印");
        assertThat(plan.where(village)).contains("userTask_draftNotice");
        drafted("2021-09-14");

        assertThat(latest().round()).isEqualTo(2);
        assertThat(notices().of(village.body()))
                .extracting(PublicNotice::state)
                .containsExactly(PublicNotice.State.DRAFTED, PublicNotice.State.VOID);
        assertThat(plan.refusal(holder, village, "userTask_postNotice", null, "decision", "approve"))
                .contains("还没有到公示开始日期");
    }

    @Test
    void anObjectionOnTheLastDayCountsOneAfterItDoesNotAndAnUpheldOneRestartsTheNotice() {
        shown(ROSTER);
        plan.at(Instant.parse("2021-09-18T15:59:59Z"));
        object(2, "此户去年已改造");
        object(null, "公示栏太高");
        plan.at(Instant.parse("2021-09-18T16:00:00Z"));
        assertThatThrownBy(() -> object(1, "迟到的异议"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("不在公示期内");

        over();
        plan.work(village, "userTask_answerNotice", "decision", "uphold", "answer", "经查属实");
        assertThat(plan.where(village)).contains("userTask_answerNotice");
        plan.work(village, "userTask_answerNotice", "decision", "reject", "answer", "已调整高度");

        HouseholdRow out = plan.households(village).get(1);
        assertThat(out.eligibility()).isEqualTo("WITHDRAWN");
        assertThat(plan.where(village)).as("shown anew").contains("userTask_draftNotice");
        shownAgain();
        assertThat(notices().page(village.body(), latest().id()))
                .asString(StandardCharsets.UTF_8)
                .contains("共2行");
        over();
        assertThat(plan.where(village)).contains("userTask_assignLot");
    }

    @Test
    void whereThePlanDoesNotRestartAChangedRosterCountsAtOnce() {
        shown(ROSTER.replace("\"restart\": true", "\"restart\": false"));
        object(1, "不在本村居住");
        over();

        plan.work(village, "userTask_answerNotice", "decision", "uphold", "answer", "经查属实");

        assertThat(plan.where(village)).contains("userTask_assignLot");
        assertThat(latest().removed()).isEqualTo(1);
    }

    @Test
    void aPaymentListIsNotApprovedBeforeItsNoticeIsOverAndAnUpheldObjectionHasItPreparedAnew() {
        people.confirmed().contracted();
        plan.approveTownPlan(village.body());
        people.safe().built().commissioned().inspected();
        plan.allot();
        plan.says(ROSTER.replace("ROSTER", "PAYMENT"));
        CaseKey batch = plan.onlyCase(village, "batch");
        plan.today(FIRST);
        plan.work(batch, "userTask_prepareBatch");
        assertThat(plan.where(batch)).contains("userTask_approveBatch", "userTask_draftNotice");
        String approver = plan.holder(batch, "userTask_approveBatch");
        assertThat(refusal(approver, batch, "approve")).contains("公示还没有办结");
        assertThat(refusal(approver, batch, "return")).contains("公示还没有办结");

        posted(batch, FIRST);
        object(batch, 1, "此户未安装");
        plan.fire(batch, "event_noticeOver");
        plan.runJobs();
        plan.work(batch, "userTask_answerNotice", "decision", "uphold", "answer", "经查属实");
        assertThat(refusal(approver, batch, "approve")).contains("公示异议成立");

        plan.work(batch, "userTask_approveBatch", "decision", "return", "opinion", "公示异议成立");
        plan.work(batch, "userTask_prepareBatch");
        assertThat(plan.bean(Payments.class).lines(batch))
                .extracting(line -> line.household())
                .doesNotContain(plan.households(village).get(0).id());
        posted(batch, plan.today().toString());
        plan.fire(batch, "event_noticeOver");
        plan.runJobs();
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
        people.concluded();

        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
        assertThat(plan.bean(Funds.class).prove(village.plan()).differences()).isEmpty();
    }

    // --- help

    private void shown(String rules) {
        plan.says(rules);
        plan.today(FIRST);
        people.confirmed();
        posted(village, FIRST);
    }

    private void shownAgain() {
        posted(village, plan.today().toString());
    }

    private void posted(CaseKey subject, String firstDay) {
        drafted(subject, firstDay);
        plan.work(subject, "userTask_postNotice", "decision", "approve");
    }

    private void drafted(String firstDay) {
        drafted(village, firstDay);
    }

    private void drafted(CaseKey subject, String firstDay) {
        plan.work(
                subject,
                "userTask_draftNotice",
                "firstDay",
                firstDay,
                "place",
                "村委会公示栏",
                "contact",
                "镇政府办公室 0533-7000000");
    }

    private void over() {
        plan.fire(village, "event_noticeOver");
        plan.runJobs();
    }

    private void object(Integer no, String text) {
        object(village, no, text);
    }

    private void object(CaseKey subject, Integer no, String text) {
        long notice = notices().latest(subject).orElseThrow().id();
        notices()
                .object(
                        village.body(),
                        new PublicNotices.Objecting(notice, no, "李四", "13800001111", text),
                        plan.person("town-official", village));
    }

    private String refusal(String approver, CaseKey batch, String decision) {
        return plan.refusal(approver, batch, "userTask_approveBatch", null, "decision", decision, "opinion", "意见");
    }

    private PublicNotice latest() {
        return notices().latest(village).orElseThrow();
    }

    private PublicNotices notices() {
        return plan.bean(PublicNotices.class);
    }
}
