package org.qingnuan.process.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Complaint;
import org.qingnuan.ledger.Complaint.Channel;
import org.qingnuan.ledger.Complaint.Handler;
import org.qingnuan.ledger.Complaint.Kind;
import org.qingnuan.ledger.Complaint.State;
import org.qingnuan.ledger.Complaint.StepKind;
import org.qingnuan.ledger.Complaints;
import org.qingnuan.ledger.NewComplaint;
import org.qingnuan.process.Complaining;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 接诉即办 (LZ-47): an owner and last days or a solution plan, and no end without an answer. */
@ProcessTest
class ComplaintTest {

    PlayedPlan plan;
    CaseKey village;

    @BeforeEach
    void aVillage(PlayedPlans plans) {
        plan = plans.zichuan();
        village = plan.village(3);
    }

    @Test
    void itIsDueInWorkingDaysAroundTheDragonBoatFestival() {
        plan.today("2021-06-10");

        CaseKey complaint = received(town(), null);

        assertThat(plan.timer(complaint, "event_replyDue"))
                .as("June 12 to 14 are days off")
                .isEqualTo(endOf("2021-06-16"));
        assertThat(plan.task(complaint, "userTask_replyComplaint").getDueDate()).isEqualTo(endOf("2021-06-16"));
        assertThat(known(complaint).resolveDue()).isEqualTo("2021-07-02");
    }

    @Test
    void aSaturdayThatIsWorkedCounts() {
        plan.today("2021-09-16");

        assertThat(known(received(town(), null)).replyDue())
                .as("Saturday September 18 is worked, 19 to 21 are the festival")
                .isEqualTo("2021-09-22");
    }

    @Test
    void solvedAtOnceItEndsWithTheAnswer() {
        CaseKey complaint = received(town(), null);

        answer(complaint, "resolved");

        assertThat(plan.ends(complaint)).contains("event_complaintAnswered").doesNotContain("event_complaintClosed");
        assertThat(known(complaint).state()).isEqualTo(State.CLOSED);
        assertThat(known(complaint).answers()).hasSize(1);
    }

    @Test
    void answeredFirstItIsSolvedWithinTheSecondTerm() {
        plan.today("2021-06-10");
        CaseKey complaint = received(town(), null);

        answer(complaint, "ongoing");
        assertThat(plan.timer(complaint, "event_resolutionDue")).isEqualTo(endOf("2021-07-02"));
        assertThat(known(complaint).state()).isEqualTo(State.REPLIED);
        resolve(complaint, "resolved");

        assertThat(plan.ends(complaint)).contains("event_complaintClosed");
        assertThat(known(complaint).steps())
                .extracting(Complaint.Step::kind)
                .containsExactly(StepKind.REPLIED, StepKind.CLOSED);
    }

    @Test
    void aSolutionPlanWithItsExplanationSetsAnotherDay() {
        plan.today("2021-06-10");
        CaseKey complaint = received(town(), null);
        assertThat(refusal(complaint, "userTask_replyComplaint", "outcome", "plan", "reply", "正在协调", "told", "PHONE"))
                .contains("解决方案", "沟通解释情况", "计划解决日期", "答复日期");

        answer(complaint, "plan", "solution", "更换烟管并恢复墙面", "explanation", "已说明待材料到货", "plannedOn", "2021-08-01");
        assertThat(plan.timer(complaint, "event_resolutionDue")).isEqualTo(endOf("2021-08-01"));
        resolve(complaint, "plan", "solution", "改由厂家更换", "explanation", "已当面说明", "plannedOn", "2021-09-01");

        assertThat(plan.where(complaint)).containsExactly("userTask_resolveComplaint");
        assertThat(plan.timer(complaint, "event_resolutionDue")).isEqualTo(endOf("2021-09-01"));
        assertThat(plan.task(complaint, "userTask_resolveComplaint").getDueDate())
                .isEqualTo(endOf("2021-09-01"));
        assertThat(known(complaint).state()).isEqualTo(State.PLANNED);
    }

    @Test
    void withoutAnAnswerNothingIsClosed() {
        CaseKey complaint = received(town(), null);

        assertThat(refusal(complaint, "userTask_replyComplaint", "outcome", "resolved"))
                .contains("答复内容", "答复方式", "答复日期", "回访意见");

        assertThat(plan.where(complaint)).containsExactly("userTask_replyComplaint");
        assertThatThrownBy(() -> plan.bean(JdbcClient.class)
                        .sql("update ledger.complaint set state = 'CLOSED', closed_on = '2021-06-20' where id = ?")
                        .param(Long.valueOf(complaint.item()))
                        .update())
                .as("nor by any other hand")
                .hasMessageContaining("complaint_check");
    }

    @Test
    void lateInItsAnswerItShowsAsOverdueUntilItIsAnswered() {
        CaseKey complaint = received(town(), null);
        plan.fire(complaint, "event_replyDue");
        plan.runJobs();
        assertThat(plan.where(complaint)).containsExactly("receiveTask_overdueReply", "userTask_replyComplaint");

        answer(complaint, "ongoing");

        assertThat(plan.ends(complaint)).contains("event_replyOverdueEnded");
        assertThat(plan.where(complaint)).containsExactly("userTask_resolveComplaint");
        assertThat(plan.cases(plan.body(), "order")).as("no supervision order").isEmpty();
    }

    @Test
    void lateInItsSolutionItShowsAsOverdueUntilAPlanMovesTheDay() {
        CaseKey complaint = received(town(), null);
        answer(complaint, "ongoing");
        plan.fire(complaint, "event_resolutionDue");
        plan.runJobs();
        assertThat(plan.where(complaint)).contains("receiveTask_overdueResolution");

        String later = plan.today().plusDays(20).toString();
        resolve(complaint, "plan", "solution", "更换", "explanation", "已说明", "plannedOn", later);

        assertThat(plan.where(complaint)).containsExactly("userTask_resolveComplaint");
        assertThat(plan.timer(complaint, "event_resolutionDue")).isEqualTo(endOf(later));
    }

    @Test
    void solvedLateTheTokenEndsWithTheMatter() {
        CaseKey complaint = received(town(), null);
        answer(complaint, "ongoing");
        plan.fire(complaint, "event_resolutionDue");
        plan.runJobs();

        resolve(complaint, "resolved");

        assertThat(plan.ends(complaint)).contains("event_resolutionOverdueEnded", "event_complaintClosed");
        assertThat(plan.where(complaint)).isEmpty();
    }

    @Test
    void theSameMatterIsJoinedAndAnsweredTogether() {
        CaseKey first = received(town(), null);
        CaseKey second = received(town(), null);
        CaseKey third = received(town(), Long.valueOf(first.item()));
        assertThat(plan.runs("complaint", third)).isFalse();

        plan.work(second, "userTask_replyComplaint", "outcome", "join", "joinTo", first.item());
        assertThat(plan.ends(second)).contains("event_complaintJoined");
        answer(first, "resolved");

        assertThat(known(second).state()).isEqualTo(State.CLOSED);
        assertThat(known(third).answers()).hasSize(1);
        assertThat(known(third).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void nothingIsJoinedToItselfOrToWhatIsClosed() {
        CaseKey first = received(town(), null);
        CaseKey second = received(town(), null);
        answer(first, "resolved");

        assertThat(refusal(second, "userTask_replyComplaint", "outcome", "join", "joinTo", first.item()))
                .contains("不是本单位正在办理的诉求");
        assertThat(refusal(second, "userTask_replyComplaint", "outcome", "join", "joinTo", second.item()))
                .contains("不能并入自己");
    }

    @Test
    void theComplainantComesBackOnce() {
        CaseKey complaint = received(town(), null);
        answer(complaint, "resolved");
        plan.today("2021-07-12");

        reopen(complaint);
        assertThat(plan.timer(complaint, "event_replyDue")).isEqualTo(endOf("2021-07-15"));
        answer(complaint, "resolved");

        assertThatThrownBy(() -> reopen(complaint)).hasMessageContaining("已经重新办理过一次");
        assertThat(known(complaint).answers()).hasSize(2);
        assertThat(known(complaint).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void theOfficeHandlesWhatIsItsOwnAlsoFromSomebodyInNoRegister() {
        String office = plan.person("district-office", village);
        CaseKey complaint = plan.bean(Complaining.class)
                .receive(
                        plan.key(),
                        new NewComplaint(
                                Channel.HOTLINE,
                                Kind.CONDUCT,
                                "12345-77",
                                null,
                                null,
                                "工作人员态度生硬",
                                plan.today(),
                                null,
                                Handler.OFFICE,
                                office,
                                null),
                        office)
                .key();
        plan.runJobs();

        assertThat(complaint).isEqualTo(plan.key().with("complaint", complaint.item()));
        assertThat(plan.group(plan.task(complaint, "userTask_replyComplaint"))).startsWith("district-office.");
        assertThat(plan.bean(Complaints.class).of(plan.body())).isEmpty();
        answer(complaint, "resolved");
        assertThat(known(complaint).name()).isNull();
        assertThat(plan.ends(complaint)).contains("event_complaintAnswered");
    }

    @Test
    void whatComesInIsCheckedAsAWhole() {
        assertThatThrownBy(() -> plan.bean(Complaining.class)
                        .receive(
                                village,
                                new NewComplaint(
                                        Channel.HOTLINE,
                                        Kind.OTHER,
                                        null,
                                        "张三",
                                        "电话",
                                        " ",
                                        plan.today().plusDays(1),
                                        999_999_999L,
                                        Handler.TOWN,
                                        null,
                                        4711L),
                                town()))
                .hasMessageContaining("反映事项")
                .hasMessageContaining("联系电话")
                .hasMessageContaining("热线工单编号")
                .hasMessageContaining("受理日期")
                .hasMessageContaining("户编号")
                .hasMessageContaining("承办人")
                .hasMessageContaining("并入");
        assertThat(plan.bean(Complaints.class).of(plan.body())).isEmpty();
    }

    @Test
    void theOwnerIsSomebodyOfTheTown() {
        String office = plan.person("district-office", village);

        assertThatThrownBy(() -> received(office, null)).hasMessageContaining("不是承办单位的人员");

        assertThat(plan.bean(Complaints.class).of(plan.body())).isEmpty();
    }

    @Test
    void theComplainantLiesSealedAndIsShownForAReasonThatIsKept() {
        CaseKey complaint = received(town(), null);
        assertThat(known(complaint).name()).isEqualTo("王*");
        assertThatThrownBy(() -> plan.bean(Complaints.class).disclose(complaint, " ", town()))
                .hasMessageContaining("原因");

        Complaints.Contact contact = plan.bean(Complaints.class).disclose(complaint, "回电", town());

        assertThat(contact.phone()).isEqualTo("13800000001");
        assertThat(plan.bean(JdbcClient.class)
                        .sql("select reason from ledger.complaint_disclosure where complaint = ?")
                        .param(Long.valueOf(complaint.item()))
                        .query(String.class)
                        .list())
                .containsExactly("回电");
        assertThat(plan.bean(JdbcClient.class)
                        .sql("select to_jsonb(c)::text from ledger.complaint c where id = ?")
                        .param(Long.valueOf(complaint.item()))
                        .query(String.class)
                        .single())
                .doesNotContain("13800000001", "烟管");
    }

    private CaseKey received(String owner, Long joins) {
        CaseKey complaint = plan.bean(Complaining.class)
                .receive(
                        village,
                        new NewComplaint(
                                Channel.PHONE,
                                Kind.QUALITY,
                                null,
                                "王某",
                                "13800000001",
                                "烟管未固定",
                                plan.today(),
                                null,
                                Handler.TOWN,
                                owner,
                                joins),
                        town())
                .key();
        plan.runJobs();
        return complaint;
    }

    private String town() {
        return plan.person("town-official", village);
    }

    private Complaint known(CaseKey complaint) {
        return plan.bean(Complaints.class).get(complaint);
    }

    private void reopen(CaseKey complaint) {
        plan.bean(Complaining.class).reopen(complaint, "又松动了", town());
        plan.runJobs();
    }

    private void answer(CaseKey complaint, String outcome, String... more) {
        work(complaint, "userTask_replyComplaint", outcome, more);
    }

    private void resolve(CaseKey complaint, String outcome, String... more) {
        work(complaint, "userTask_resolveComplaint", outcome, more);
    }

    private void work(CaseKey complaint, String task, String outcome, String... more) {
        String[] told = {
            "outcome",
            outcome,
            "reply",
            "已安排处理",
            "told",
            "PHONE",
            "repliedOn",
            plan.today().toString()
        };
        String[] end = outcome.equals("resolved") ? new String[] {"satisfied", "YES"} : new String[0];
        plan.work(complaint, task, joined(joined(told, end), more));
    }

    private static String[] joined(String[] first, String[] second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private String refusal(CaseKey complaint, String task, String... fields) {
        return plan.refusal(plan.holder(complaint, task), complaint, task, null, fields);
    }

    private static Instant endOf(String day) {
        return ChinaTime.endOfDay(LocalDate.parse(day));
    }
}
