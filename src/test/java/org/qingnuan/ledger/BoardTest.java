package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.CaseKey;

class BoardTest {

    private static final LocalDate WORKS = LocalDate.of(2021, 8, 30);

    private final PlacesWorld world = new PlacesWorld();
    private final CaseKey village = world.village("东庄村", 10);
    private final CaseKey late = world.village("西庄村", 10);

    private void construction(CaseKey village) {
        world.stages.armed(village, "works", "建成", WORKS);
        world.stages.started(village, "works", "construction", "施工");
    }

    private void finish(CaseKey village, String finishedOn) {
        world.stages.reported(village, "construction", LocalDate.parse(finishedOn));
        world.stages.ended(village, "construction");
        world.stages.frameEnded(village, "works");
    }

    private BoardScope town() {
        return BoardScope.of(world.plan, List.of(world.area("xihe")));
    }

    private BoardScope district() {
        return BoardScope.of(world.plan, List.of(world.area("xihe"), world.area("hongshan")));
    }

    private OpenTask task(CaseKey subject, String name, String holder) {
        return new OpenTask(
                "t-" + subject + name,
                subject,
                "construction:1:x",
                "construction.userTask",
                name,
                "contractor." + world.area("xihe"),
                holder,
                null,
                Instant.parse("2021-07-01T04:00:00Z"));
    }

    @Test
    void showsEachCaseOfABodyOnceAndEveryNumberLeadsToItsRows() {
        CaseKey gone = world.village("北庄村", 10);
        CaseKey elsewhere = world.villages.add(world.hongshan(), "东庄村", 10, "COAL_TO_GAS", "测试", "town");
        List.of(village, late, gone, elsewhere).forEach(this::construction);
        finish(village, "2021-06-15");
        world.villages.withdraw(gone, "整村搬迁", "town");
        world.stages.armed(world.xihe(), "plan", "实施方案核准", LocalDate.of(2021, 6, 20));
        world.today("2021-09-01");

        List<BoardRow> district = world.board.counts(district());
        List<BoardRow> town = world.board.counts(town());

        assertThat(district)
                .extracting(row -> row.bodyName() + row.name() + row.due() + row.counts() + row.daysLate())
                .containsExactly(
                        "西河镇实施方案核准2021-06-20{LATE=1}73",
                        "西河镇建成2021-08-30{LATE=1, DONE=1}2",
                        "洪山镇建成2021-08-30{LATE=1}2");
        assertThat(town).isEqualTo(district.subList(0, 2));
        assertThat(world.board.counts(BoardScope.of(world.plan, List.of()))).isEmpty();
        for (BoardRow row : town) {
            row.counts()
                    .forEach((column, number) -> assertThat(
                                    world.board.cases(town(), new BoardSelection(row.frame(), column, null)))
                            .hasSize(number)
                            .allMatch(found -> found.column() == column));
        }
        assertThat(world.board.cases(town(), new BoardSelection("works", BoardColumn.LATE, null)))
                .extracting(BoardCase::subject, BoardCase::subjectName, BoardCase::bodyName, BoardCase::stage)
                .containsExactly(tuple(late, "西庄村", "西河镇", "施工"));
    }

    @Test
    void remembersHowManyWereLateAtTheEndOfEachWeek() {
        List.of(village, late).forEach(this::construction);
        world.today("2021-09-09");
        finish(village, "2021-09-06");
        List<LocalDate> days = List.of(
                LocalDate.of(2021, 8, 29),
                LocalDate.of(2021, 8, 30),
                LocalDate.of(2021, 8, 31),
                LocalDate.of(2021, 9, 5),
                LocalDate.of(2021, 9, 6));

        List<LateCount> trend = world.board.trend(district(), days);

        assertThat(trend)
                .extracting(LateCount::day, LateCount::body, LateCount::late)
                .containsExactly(
                        tuple(days.get(2), world.area("xihe"), 2),
                        tuple(days.get(3), world.area("xihe"), 2),
                        tuple(days.get(4), world.area("xihe"), 1));
        for (LateCount count : trend) {
            assertThat(world.board.cases(town(), new BoardSelection(null, null, count.day())))
                    .hasSize(count.late());
        }
    }

    @Test
    void isFilteredByStageAndContractor() {
        List.of(village, late).forEach(this::construction);
        world.stages.armed(late, "handover", "交付使用", LocalDate.of(2021, 9, 30));
        finish(late, "2021-06-15");
        world.stages.started(late, "handover", "commissioning", "调试");
        CaseKey lot = world.lots.add(world.xihe(), "一标段", "town");
        world.jdbc.sql("""
                        insert into ledger.tender(lot, round, method, announced_on, opening_on, announced_by, announced_at, result,
                          bidder, uscc, price_fen, awarded_on, recorded_by, recorded_at)
                        values (:lot, 1, '公开招标', '2021-06-15', '2021-06-15', 'x', '2021-06-15 00:00Z', 'AWARDED', '甲暖通公司', 'x', 1,
                          '2021-06-15', 'x', '2021-06-15 00:00Z')
                        """).param("lot", Long.valueOf(lot.item())).update();
        world.jdbc
                .sql("update ledger.village set lot = :lot where plan = :plan and area = :area")
                .param("lot", Long.valueOf(lot.item()))
                .param("plan", world.plan.value())
                .param("area", late.village())
                .update();

        BoardScope commissioning = new BoardScope(world.plan, List.of(world.area("xihe")), "commissioning", null);
        BoardScope contractor = new BoardScope(world.plan, List.of(world.area("xihe")), null, "甲暖通公司");

        assertThat(world.board.stages(town()))
                .containsExactly(new BoardStage("commissioning", "调试"), new BoardStage("construction", "施工"));
        assertThat(world.board.contractors(town())).containsExactly("甲暖通公司");
        assertThat(world.board.counts(commissioning)).isEqualTo(world.board.counts(contractor));
        assertThat(world.board.counts(contractor))
                .extracting(row -> row.name() + row.counts())
                .containsExactly("建成{DONE=1}", "交付使用{ON_TIME=1}");
        assertThat(world.board.cases(contractor, new BoardSelection("handover", null, null)))
                .extracting(BoardCase::subject, BoardCase::contractor, BoardCase::stage)
                .containsExactly(tuple(late, "甲暖通公司", "调试"));
    }

    @Test
    void namesTheTaskItsHolderAndSinceWhenAndTheLotsTaskUntilTheContract() {
        List.of(village, late).forEach(this::construction);
        world.stages.started(late, "works", "contract-award", "招投标");
        CaseKey lot = world.lots.add(world.xihe(), "一标段", "town");
        world.jdbc
                .sql("update ledger.village set lot = :lot where plan = :plan and area = :area")
                .param("lot", Long.valueOf(lot.item()))
                .param("plan", world.plan.value())
                .param("area", late.village())
                .update();
        world.stages.taskOpened(task(village, "报告施工进度", null));
        world.stages.taskOpened(task(lot, "发布招标公告", null));
        world.stages.taskHeld(task(village, "报告施工进度", null).taskId(), "zhang");

        List<BoardCase> cases = world.board.cases(town(), new BoardSelection("works", null, null));

        assertThat(cases)
                .extracting(
                        BoardCase::subject,
                        found -> found.tasks().stream()
                                .map(task -> task.name() + task.holder() + task.since())
                                .toList())
                .containsExactly(
                        tuple(village, List.of("报告施工进度zhang2021-06-15T04:00:00Z")),
                        tuple(late, List.of("发布招标公告null2021-07-01T04:00:00Z")));
    }

    @Test
    void aVillageInAcceptanceNamesTheRectificationsThatItWaitsFor() {
        construction(late);
        world.stages.taskOpened(task(late.with("household", "7"), "落实整改", null));

        assertThat(world.board.cases(town(), new BoardSelection("works", null, null)))
                .flatExtracting(BoardCase::tasks)
                .extracting(BoardCase.Wait::name)
                .containsExactly("落实整改");
    }

    @Test
    void aHolderIsRemindedOfATaskOnceADay() {
        construction(village);
        OpenTask task = task(village, "报告施工进度", "zhang");
        world.stages.taskOpened(task);

        assertThat(remind(task, "lingdao")).isNotEmpty();
        assertThat(remind(task, "bangong")).isEmpty();
        assertThat(reminded()).containsExactly(true);
        world.today("2021-06-16");
        assertThat(reminded()).containsExactly(false);
        world.stages.taskHeld(task.taskId(), null);
        assertThat(remind(task, "lingdao")).isNotEmpty();

        assertThat(world.jdbc
                        .sql("select coalesce(to_user, to_group) from ledger.reminder where task = :task order by id")
                        .param("task", task.taskId())
                        .query(String.class)
                        .list())
                .containsExactly("zhang", "contractor." + world.area("xihe"));
        world.stages.taskClosed(task.taskId());
        assertThatThrownBy(() -> remind(task, "lingdao")).isInstanceOf(NoSuchElementException.class);
    }

    private List<Notice> remind(OpenTask task, String by) {
        return world.reminders.remindHolder(task.taskId(), by, List.of(new Reminders.Reader("zhang", false)));
    }

    private List<Boolean> reminded() {
        return world.board.cases(town(), new BoardSelection("works", null, null)).stream()
                .flatMap(found -> found.tasks().stream())
                .map(BoardCase.Wait::remindedToday)
                .toList();
    }

    @Test
    void aDeadlineSaysWhatExtensionAndWhichAdjustmentsStandBehindIt() {
        world.jdbc.sql("""
                        insert into ledger.extension(subject, frame, until, reason, requested_by, requested_at, approved_by, approved_at)
                        values (:subject, 'works', '2021-09-12', '暴雨', 'town', '2021-08-20 00:00Z', 'office', '2021-08-21 00:00Z')
                        """).param("subject", village.toString()).update();
        Long adjustment = world.jdbc
                .sql("""
                        insert into ledger.deadline_adjustment(plan, source, structural, state, based_on, reason, legal_basis,
                          proposed_by, proposed_at, approved_by, finished_at)
                        values (:plan, 'TABLE', false, 'COMPLETE', 'd', '汛期停工', '区会议纪要', 'x', '2021-08-01 00:00Z', 'y',
                          '2021-08-01 00:00Z') returning id
                        """)
                .param("plan", world.plan.value())
                .query(Long.class)
                .single();
        world.jdbc
                .sql("""
                        insert into ledger.adjusted_deadline(adjustment, subject, frame, outcome, due_before, due_after, at)
                        values (:id, :subject, 'works', 'MOVED', '2021-08-25', '2021-08-30', '2021-08-01 00:00Z')
                        """)
                .param("id", adjustment)
                .param("subject", village.toString())
                .update();
        world.stages.armed(village, "works", "建成", LocalDate.of(2021, 9, 12));
        construction(late);

        CaseDeadline extended = world.board.deadlines(village).get(0);

        assertThat(extended.extension().until()).isEqualTo("2021-09-12");
        assertThat(extended.extension().reason()).isEqualTo("暴雨");
        assertThat(extended.moves())
                .extracting(CaseDeadline.Move::dueBefore, CaseDeadline.Move::dueAfter, CaseDeadline.Move::reason)
                .containsExactly(tuple(LocalDate.of(2021, 8, 25), WORKS, "汛期停工"));
        assertThat(world.board.deadlines(late).get(0).extension()).isNull();
        assertThat(world.board.cases(town(), new BoardSelection("works", null, null)))
                .extracting(BoardCase::subject, BoardCase::extended)
                .containsExactlyInAnyOrder(tuple(village, true), tuple(late, false));
    }
}
