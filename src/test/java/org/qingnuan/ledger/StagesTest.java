package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;

class StagesTest {

    private static final LocalDate WORKS = LocalDate.of(2021, 8, 30);

    private final PlacesWorld world = new PlacesWorld();
    private final CaseKey village = world.village("东庄村", 10);

    private void construction(CaseKey village) {
        world.stages.armed(village, "works", "建成", WORKS);
        world.stages.started(village, "works", "construction", "施工");
    }

    private void finish(CaseKey village, String finishedOn) {
        world.stages.reported(village, "construction", LocalDate.parse(finishedOn));
        world.stages.ended(village, "construction");
        world.stages.frameEnded(village, "works");
    }

    private BoardColumn column() {
        return world.stages.frame(village, "works").column();
    }

    @Test
    void moveFromOnTimeOverDueSoonToLateWithTheDays() {
        construction(village);
        world.today("2021-08-22");
        assertThat(column()).isEqualTo(BoardColumn.ON_TIME);
        world.today("2021-08-23");
        assertThat(column()).isEqualTo(BoardColumn.DUE_SOON);
        world.today("2021-08-30");
        assertThat(column()).isEqualTo(BoardColumn.DUE_SOON);

        world.today("2021-08-31");

        assertThat(column()).isEqualTo(BoardColumn.LATE);
        assertThat(world.stages.frame(village, "works").daysLate()).isEqualTo(1);
    }

    @Test
    void areLateOrNotByTheActualDateAndKeepTheDateOfRecordingToo() {
        CaseKey late = world.village("西庄村", 10);
        CaseKey early = world.village("南庄村", 10);
        List.of(village, late, early).forEach(this::construction);
        world.today("2021-08-29");
        finish(early, "2021-08-28");
        world.today("2021-09-02");

        finish(village, "2021-08-30");
        finish(late, "2021-08-31");

        assertThat(column()).isEqualTo(BoardColumn.REPORTED_LATE);
        assertThat(world.stages.frame(late, "works").column()).isEqualTo(BoardColumn.DONE_LATE);
        assertThat(world.stages.frame(late, "works").daysLate()).isEqualTo(1);
        assertThat(world.stages.frame(early, "works").column()).isEqualTo(BoardColumn.DONE);
        assertThat(world.stages.frame(village, "works").recordedAt()).isEqualTo(Instant.parse("2021-09-02T04:00:00Z"));
        assertThat(world.stages.stages(village).get(0).finishedOn()).isEqualTo("2021-08-30");
    }

    @Test
    void areJudgedByTheDayInChina() {
        CaseKey inTime = world.village("西庄村", 10);
        List.of(village, inTime).forEach(this::construction);
        world.now("2021-08-30T15:59:59Z");
        finish(inTime, "2021-08-30");
        assertThat(column()).isEqualTo(BoardColumn.DUE_SOON);

        world.now("2021-08-30T16:00:00Z");

        assertThat(column()).isEqualTo(BoardColumn.LATE);
        finish(village, "2021-08-30");
        assertThat(column()).isEqualTo(BoardColumn.REPORTED_LATE);
        assertThat(world.stages.frame(inTime, "works").column()).isEqualTo(BoardColumn.DONE);
    }

    @Test
    void countAFrameAsFinishedOnlyOnTheLastOfItsStages() {
        world.stages.armed(village, "works", "建成", WORKS);
        world.stages.started(village, "works", "survey", "摸底调查");
        world.stages.started(village, "works", "construction", "施工");
        world.stages.reported(village, "survey", LocalDate.of(2021, 6, 20));
        world.stages.reported(village, "construction", LocalDate.of(2021, 8, 20));

        world.stages.frameEnded(village, "works");

        assertThat(world.stages.frame(village, "works").finishedOn()).isEqualTo("2021-08-20");
    }

    @Test
    void notYetInAFrameAreLateForItsDateAllTheSame() {
        world.stages.expected(village, "handover", "交付使用", LocalDate.of(2021, 9, 30));
        world.today("2021-10-01");

        assertThat(world.stages.frame(village, "handover").column()).isEqualTo(BoardColumn.LATE);

        world.stages.armed(village, "handover", "交付使用", LocalDate.of(2021, 10, 15));
        world.stages.expected(village, "handover", "交付使用", LocalDate.of(2021, 9, 30));
        assertThat(world.stages.frame(village, "handover").due()).isEqualTo("2021-10-15");
    }

    @Test
    void armedAgainWithALaterDateAreNoLongerLate() {
        construction(village);
        world.today("2021-09-02");
        world.stages.fired(village, "works", Instant.parse("2021-08-30T16:00:00Z"));
        assertThat(world.stages.frame(village, "works").firedAt()).isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));

        world.stages.armed(village, "works", "建成", LocalDate.of(2021, 9, 15));

        assertThat(column()).isEqualTo(BoardColumn.ON_TIME);
        assertThat(world.stages.frame(village, "works").firedAt()).isNull();
    }

    @Test
    void waitingForAnotherOfficeAreNotLateUntilTheyNoLongerWait() {
        construction(village);
        world.stages.waiting(village, "construction", "district-office");
        world.today("2021-09-02");
        world.stages.fired(village, "works", Instant.parse("2021-08-30T16:00:00Z"));
        assertThat(column()).isEqualTo(BoardColumn.WAITING);
        assertThat(world.stages.frame(village, "works").waitingFor()).isEqualTo("district-office");

        world.stages.waiting(village, "construction", null);
        world.stages.waiting(village, "construction", null);

        assertThat(column()).isEqualTo(BoardColumn.LATE);
        assertThat(world.seen(LateAgain.class)).containsExactly(new LateAgain(village, "works"));
    }

    @Test
    void sentBackAreOpenAgainAndCountHowOften() {
        construction(village);
        finish(village, "2021-06-15");

        world.stages.reopened(
                village, new SendBack("construction", List.of("commissioning"), List.of(), "抽查发现未安装", "office"));
        world.stages.armed(village, "works", "建成", WORKS);

        StageState state = world.stages.stages(village).get(0);
        assertThat(state.reopened()).isEqualTo(1);
        assertThat(state.recordedAt()).isNull();
        assertThat(state.finishedOn()).isNull();
        assertThat(column()).isEqualTo(BoardColumn.ON_TIME);
        assertThat(world.stages.sentBack(village)).contains("施工");
        assertThat(world.jdbc
                        .sql(
                                "select by_user || '：' || reason from ledger.place_event where subject = ? and what = '退回环节'")
                        .param(village.toString())
                        .query(String.class)
                        .list())
                .containsExactly("office：抽查发现未安装");
    }

    @Test
    void keepTheOpenTasksWithTheirHolders() {
        Instant created = Instant.parse("2021-06-15T04:00:00Z");
        Instant due = Instant.parse("2021-08-30T16:00:00Z");
        OpenTask task = new OpenTask(
                "t-" + world.plan,
                village,
                "survey:1:x",
                "survey.userTask_registerSurvey",
                "登记摸底结果",
                "village-clerk.xihe",
                null,
                null,
                created);
        world.stages.taskOpened(task);
        world.stages.taskOpened(task);
        world.stages.taskHeld(task.taskId(), "wang");
        world.stages.taskDue(task.taskId(), due);

        assertThat(world.stages.tasks(village))
                .containsExactly(new OpenTask(
                        task.taskId(),
                        village,
                        task.definition(),
                        task.taskKey(),
                        task.name(),
                        task.group(),
                        "wang",
                        due,
                        created));

        world.stages.taskClosed(task.taskId());
        assertThat(world.stages.tasks(village)).isEmpty();
    }

    @Test
    void knowOnlyApprovedExtensions() {
        extension("2021-09-10", null);
        assertThat(world.stages.extension(village, "works")).isNull();

        extension("2021-09-12", "office");
        assertThat(world.stages.extension(village, "works")).isEqualTo("2021-09-12");
        assertThat(world.stages.extension(village, "handover")).isNull();
    }

    private void extension(String until, String approver) {
        world.jdbc
                .sql("""
                        insert into ledger.extension(subject, frame, until, reason, requested_by, requested_at, approved_by, approved_at)
                        values (:subject, 'works', cast(:until as date), '暴雨', 'town', timestamptz '2021-08-20 00:00Z', :by,
                          case when cast(:by as text) is not null then timestamptz '2021-08-21 00:00Z' end)
                        """)
                .param("subject", village.toString())
                .param("until", until)
                .param("by", approver)
                .update();
    }

    @Test
    void neverArmedAreNotKnown() {
        assertThatThrownBy(() -> world.stages.frame(village, "works")).isInstanceOf(NoSuchElementException.class);
        assertThat(world.stages.frames(village)).isEmpty();
    }
}
