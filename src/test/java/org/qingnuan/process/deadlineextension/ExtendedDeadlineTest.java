package org.qingnuan.process.deadlineextension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.ExtensionRequest;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.DeadlineExtensions;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.Papers;

/** 延期审批: one village or body gets a later last day, the model stays as it is. */
@ProcessTest
class ExtendedDeadlineTest {

    static final String APPROVE = "userTask_approveExtension";
    static final String SURVEY = "userTask_registerSurvey";

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.zichuan();
    }

    // --- approved

    @Test
    void aRunningTimerTakesTheLaterDayAndTheExceptionShows() {
        CaseKey village = onTime();
        CaseKey neighbour = VillageInStage.started(plan, 3).key();

        CaseKey extension = approved(village, "works", "2021-09-15");

        isDue(village, "2021-09-15T16:00:00Z");
        isDue(neighbour, "2021-08-30T16:00:00Z");
        assertThat(frame(village, "works").extendedUntil()).isEqualTo("2021-09-15");
        assertThat(frame(neighbour, "works").extendedUntil()).isNull();
        assertThat(plan.ends(extension)).containsExactly("event_extensionApproved");
    }

    @Test
    void aFiredTimerRunsAgainAndTheLatenessEnds() {
        CaseKey village = LateVillage.of(plan).village();
        CaseKey order = plan.onlyCase(plan.body(), "order");

        approved(village, "works", "2021-09-15");

        assertThat(plan.where(village)).containsExactly(SURVEY);
        isDue(village, "2021-09-15T16:00:00Z");
        assertThat(frame(village, "works").firedAt()).isNull();
        assertThat(frame(village, "works").column()).isNotEqualTo(BoardColumn.LATE);
        assertThat(plan.bean(Overdues.class).cleared(order)).isTrue();
        assertThat(plan.ends(order)).contains("event_supervisionEnded");
    }

    @Test
    void whatIsLateAfterItsExtensionIsLateAgain() {
        CaseKey village = LateVillage.of(plan).village();
        approved(village, "works", "2021-09-15");

        plan.fire(village, "event_worksDue");
        plan.runJobs();

        assertThat(plan.now()).isEqualTo(Instant.parse("2021-09-15T16:00:00Z"));
        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", SURVEY);
        assertThat(plan.cases(plan.body(), "order")).hasSize(2);
    }

    @Test
    void latenessThatIsNotRecordedYetEndsAsWell() {
        CaseKey village = LateVillage.before(plan).village();
        CaseKey extension = requested(village, "works", "2021-09-15");

        plan.completeOnly(plan.holder(extension, APPROVE), extension, APPROVE, null, "decision", "approve");
        plan.runJobs();

        assertThat(plan.where(village)).containsExactly(SURVEY);
        isDue(village, "2021-09-15T16:00:00Z");
    }

    @Test
    void aGateThatIsNotReachedYetIsArmedForTheLaterDay() {
        plan.today("2021-06-20");
        VillageInStage people = VillageInStage.started(plan, 3);

        approved(people.key(), "handover", "2021-10-20");
        assertThat(frame(people.key(), "handover").due()).isEqualTo("2021-10-20");
        people.throughWorks();

        assertThat(plan.timer(people.key(), "event_handoverDue")).isEqualTo(Instant.parse("2021-10-20T16:00:00Z"));
        assertThat(frame(people.key(), "handover").extendedUntil()).isEqualTo("2021-10-20");
    }

    @Test
    void allOpenVillagesOfABodyAreExtendedByOneApproval() {
        CaseKey finished = VillageInStage.started(plan, 3).throughWorks().key();
        CaseKey late = LateVillage.of(plan).village();
        CaseKey other = VillageInStage.started(plan, 3).key();
        plan.runJobs();

        CaseKey extension = approved(plan.body(), "works", "2021-09-15");

        assertThat(plan.bean(Extensions.class).get(extension).gates())
                .extracting(ExtensionRequest.Gate::subject)
                .containsExactly(late, other);
        isDue(late, "2021-09-15T16:00:00Z");
        isDue(other, "2021-09-15T16:00:00Z");
        assertThat(frame(finished, "works").due()).isEqualTo("2021-08-30");
    }

    @Test
    void aBodysOwnGateIsExtended() {
        plan.today("2021-06-12");
        plan.start("responsible-body", plan.body());

        approved(plan.body(), "plan", "2021-07-05");

        assertThat(plan.timer(plan.body(), "event_planDue")).isEqualTo(Instant.parse("2021-07-05T16:00:00Z"));
        assertThat(frame(plan.body(), "plan").extendedUntil()).isEqualTo("2021-07-05");
    }

    // --- refused

    @Test
    void refusedByTheOfficeNothingMoves() {
        CaseKey village = onTime();
        CaseKey extension = requested(village, "works", "2021-09-15");
        assertThat(plan.group(plan.task(extension, APPROVE))).startsWith("district-office.");

        plan.work(extension, APPROVE, "decision", "return", "opinion", "可以赶工");

        isDue(village, "2021-08-30T16:00:00Z");
        assertThat(plan.ends(extension)).containsExactly("event_extensionRejected");
        assertThat(plan.bean(Extensions.class).get(extension).decision()).isEqualTo(ExtensionRequest.Decision.REJECTED);
    }

    @Test
    void whoAskedDoesNotApprove() {
        CaseKey village = onTime();
        plan.employ(town(), "district-office", plan.key());
        CaseKey extension = requested(village, "works", "2021-09-15");

        assertThat(plan.refusal(town(), extension, APPROVE, null, "decision", "approve"))
                .contains("申请人不能审批自己的延期申请");
    }

    @Test
    void theCapInDaysAndCountHolds() {
        CaseKey village = onTime();
        assertRefused(village, "works", "2021-09-30", "超过一次最多延期的30日", "请填写2021年9月29日或以前的日期");
        approved(village, "works", "2021-09-29");

        assertRefused(village, "works", "2021-10-05", "一个关口最多延期1次");
    }

    @Test
    void allFindingsComeAtOnce() {
        CaseKey village = onTime();

        assertThatThrownBy(() -> request(village, "works", "2021-07-20", " "))
                .isInstanceOfSatisfying(
                        SubmissionRefused.class,
                        refused -> assertThat(refused.findings()).hasSize(3))
                .hasMessageContainingAll("已经过去", "不晚于现在的期限", "“延期原因”");
    }

    @Test
    void aFinishedGateIsNotExtended() {
        CaseKey village = VillageInStage.started(plan, 3).throughWorks().key();

        assertRefused(village, "works", "2021-09-15", "该关口已经完成");
        assertRefused(village, "winter", "2021-09-15", "没有这个关口");
    }

    @Test
    void aGateThatWasFinishedMeanwhileCanOnlyBeRefused() {
        VillageInStage people = VillageInStage.started(plan, 3);
        CaseKey extension = requested(people.key(), "works", "2021-09-15");
        people.throughWorks();

        assertThat(plan.refusal(plan.holder(extension, APPROVE), extension, APPROVE, null, "decision", "approve"))
                .contains("该关口已经完成", "请选择不批准");
        plan.work(extension, APPROVE, "decision", "return", "opinion", "已完成");
        assertThat(plan.ends(extension)).containsExactly("event_extensionRejected");
    }

    @Test
    void aFileComesAlongAndABadOneStopsTheRequest() {
        CaseKey village = onTime();
        LocalDate until = LocalDate.of(2021, 9, 15);
        DeadlineExtensions extensions = plan.bean(DeadlineExtensions.class);
        assertThatThrownBy(() -> extensions.request(
                        village, "works", until, "管线迁改", paper("说明.pdf", "no file".getBytes(UTF_8)), town()))
                .isInstanceOf(SubmissionRefused.class);

        CaseKey extension = extensions.request(
                village, "works", until, "管线迁改", paper("说明.pdf", Papers.pdf(village.toString())), town());

        assertThat(plan.bean(Extensions.class).papers(extension))
                .singleElement()
                .satisfies(paper -> assertThat(paper.fileName()).isEqualTo("说明.pdf"));
        assertThat(plan.bean(Extensions.class).of(plan.body())).hasSize(1);
    }

    private static Extensions.Paper paper(String name, byte[] content) {
        return new Extensions.Paper(name, new ByteArrayInputStream(content));
    }

    @Test
    void oneRequestAtATime() {
        CaseKey village = onTime();
        requested(village, "works", "2021-09-15");

        assertRefused(village, "works", "2021-09-16", "已有一份延期申请等待审批");
        assertRefused(plan.body(), "works", "2021-09-16", "已有一份延期申请等待审批");
    }

    @Test
    void aVillageThatLeftIsNotExtended() {
        CaseKey village = onTime();
        plan.bean(Villages.class).withdraw(village, "整村搬迁", "office");

        assertRefused(village, "works", "2021-09-15", "没有这个关口");
    }

    @Test
    void onlyTheTownItselfAsks(PlayedPlans plans) {
        PlayedPlan two = plans.byDefault(2);
        CaseKey here = two.bodies().get(0);
        CaseKey there = two.bodies().get(1);
        Staff staff = two.bean(Staff.class);

        assertThat(staff.may(two.person("town-official", here), here, Action.REQUEST_EXTENSION))
                .isTrue();
        assertThat(staff.may(two.person("town-official", there), here, Action.REQUEST_EXTENSION))
                .isFalse();
        assertThat(staff.may(two.person("village-clerk", here), here, Action.REQUEST_EXTENSION))
                .isFalse();
        assertThat(staff.may(two.person("district-office", here), here, Action.REQUEST_EXTENSION))
                .isFalse();
    }

    // --- as people do it

    private CaseKey onTime() {
        plan.today("2021-08-01");
        return VillageInStage.started(plan, 3).key();
    }

    private String town() {
        return plan.person("town-official", plan.body());
    }

    private CaseKey request(CaseKey place, String frame, String until, String reason) {
        return plan.bean(DeadlineExtensions.class).request(place, frame, LocalDate.parse(until), reason, null, town());
    }

    private CaseKey requested(CaseKey place, String frame, String until) {
        CaseKey extension = request(place, frame, until, "管线迁改");
        plan.runJobs();
        return extension;
    }

    private CaseKey approved(CaseKey place, String frame, String until) {
        CaseKey extension = requested(place, frame, until);
        plan.work(extension, APPROVE, "decision", "approve");
        return extension;
    }

    private void assertRefused(CaseKey place, String frame, String until, String... sentences) {
        assertThatThrownBy(() -> request(place, frame, until, "管线迁改"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContainingAll(sentences);
    }

    private FrameState frame(CaseKey subject, String frame) {
        return plan.bean(Stages.class).frame(subject, frame);
    }

    private void isDue(CaseKey village, String instant) {
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse(instant));
        assertThat(plan.task(village, SURVEY).getDueDate()).isEqualTo(Date.from(Instant.parse(instant)));
        assertThat(frame(village, "works").due())
                .isEqualTo(LocalDate.ofInstant(Instant.parse(instant).minusSeconds(1), ZoneOffset.ofHours(8)));
    }
}
