package org.qingnuan.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.CalendarDay;
import org.qingnuan.calendar.CalendarYear;
import org.qingnuan.calendar.Calendars;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** Terms of our own in working days; each test has an unpublished year of its own, since the calendar is everybody's. */
@ProcessTest
class ProvisionalDayTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlanThatCountsWorkingDays(PlayedPlans plans) {
        plan = plans.zichuanInWorkingDays();
    }

    @Test
    void aRectificationInAPublishedYearIsCertain() {
        CaseKey household = failed("2021-09-29");

        assertThat(rectification(household).due()).isEqualTo("2021-10-19");
        assertThat(rectification(household).provisional()).isFalse();
    }

    @Test
    void aProvisionalRectificationIsCountedAgainWhenTheYearIsLoaded() {
        CaseKey household = failed("2027-01-25");
        assertThat(rectification(household).due()).isEqualTo("2027-02-08");
        assertThat(rectification(household).provisional()).isTrue();

        load(2027, "2027-02-05", 7, "2027-02-13");

        assertThat(rectification(household).due()).isEqualTo("2027-02-13");
        assertThat(rectification(household).provisional()).isFalse();
        assertThat(plan.timer(household, "event_rectificationDue")).isEqualTo(Instant.parse("2027-02-13T16:00:00Z"));
        assertThat(plan.task(household, "userTask_rectify").getDueDate())
                .isEqualTo(Date.from(Instant.parse("2027-02-13T16:00:00Z")));
    }

    @Test
    void aProvisionalDayThatHasPassedIsTakenBack() {
        CaseKey household = failed("2028-01-24");
        plan.fire(household, "event_rectificationDue");
        plan.runJobs();
        assertThat(plan.where(household)).containsExactly("receiveTask_overdueRectification", "userTask_rectify");

        load(2028, "2028-01-25", 7, null);

        assertThat(plan.where(household)).containsExactly("userTask_rectify");
        assertThat(plan.timer(household, "event_rectificationDue")).isEqualTo(Instant.parse("2028-02-14T16:00:00Z"));
        assertThat(rectification(household).firedAt()).isNull();
    }

    @Test
    void aCorrectionWithoutADateRunsByThePlansTerm() {
        CaseKey order = ordered("2029-02-05");
        plan.work(order, "userTask_issueCorrection", "requirement", "限期整改");
        assertThat(plan.timer(order, "event_correctionDue")).isEqualTo(Instant.parse("2029-02-19T16:00:00Z"));

        load(2029, "2029-02-12", 7, null);

        assertThat(plan.timer(order, "event_correctionDue")).isEqualTo(Instant.parse("2029-02-26T16:00:00Z"));
        assertThat(plan.bean(Stages.class).frame(order, "correction").provisional())
                .isFalse();
    }

    @Test
    void aDayThatAPersonSetStays() {
        CaseKey order = ordered("2030-01-28");
        plan.work(order, "userTask_issueCorrection", "dueOn", "2030-02-11", "requirement", "限期整改");

        load(2030, "2030-02-02", 9, null);

        assertThat(plan.timer(order, "event_correctionDue")).isEqualTo(Instant.parse("2030-02-11T16:00:00Z"));
    }

    @Test
    void aDeadlineOfThePlanNeverShifts() {
        plan.today("2021-08-01");
        CaseKey village = VillageInStage.started(plan, 3).key();
        Calendars calendars = plan.bean(Calendars.class);
        CalendarYear shipped = calendars.history().stream()
                .filter(notice -> notice.content().year() == 2021 && notice.by().equals("system"))
                .findFirst()
                .orElseThrow()
                .content();
        List<CalendarDay> days = new ArrayList<>(shipped.days());
        days.add(new CalendarDay(LocalDate.of(2021, 8, 30), false, "临时放假"));

        calendars.load(new CalendarYear(2021, "测试通知", days), "administrator");

        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));
        assertThat(plan.bean(Stages.class).frame(village, "works").due()).isEqualTo("2021-08-30");
        calendars.load(shipped, "administrator");
    }

    private CaseKey failed(String day) {
        VillageInStage people = VillageInStage.started(plan, 3).throughCommissioning();
        plan.today(day);
        List<HouseholdRow> all = plan.households(people.key());
        people.inspected(all.subList(0, 2), all.subList(2, 3));
        return plan.onlyCase(people.key(), "household");
    }

    private CaseKey ordered(String day) {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = late.order();
        plan.work(order, "userTask_issueOrder", "documentNo", "测督〔2021〕1号", "requirement", "逐村倒排工期");
        late.explained();
        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
        plan.today(day);
        return order;
    }

    private FrameState rectification(CaseKey household) {
        return plan.bean(Stages.class).frame(household, "rectification");
    }

    /** A year with one long holiday that matters, five days in May as well, and at most one weekend day worked. */
    private void load(int year, String holiday, int length, String worked) {
        List<CalendarDay> days = new ArrayList<>(IntStream.range(0, length)
                .mapToObj(i -> new CalendarDay(LocalDate.parse(holiday).plusDays(i), false, "春节"))
                .toList());
        IntStream.rangeClosed(1, 5)
                .mapToObj(day -> new CalendarDay(LocalDate.of(year, 5, day), false, "劳动节"))
                .forEach(days::add);
        if (worked != null) {
            days.add(new CalendarDay(LocalDate.parse(worked), true, "春节"));
        }
        plan.bean(Calendars.class).load(new CalendarYear(year, "测试通知", days), "administrator");
    }
}
