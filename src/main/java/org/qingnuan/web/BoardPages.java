package org.qingnuan.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Board;
import org.qingnuan.ledger.BoardCase;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BoardRow;
import org.qingnuan.ledger.BoardScope;
import org.qingnuan.ledger.BoardSelection;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.LateCount;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Words the board for people; every number comes from the ledger. */
@Component
class BoardPages {

    /** The ends of the last seven weeks, and today. */
    private static final int WEEKS = 8;

    /** The id of the plan's own line; no area is called so. */
    static final String WHOLE_PLAN = "-";

    private final Board board;
    private final Staff staff;
    private final Clock clock;
    private final DefaultMarks marks;

    BoardPages(Board board, Staff staff, Clock clock, DefaultMarks marks) {
        this.board = board;
        this.staff = staff;
        this.clock = clock;
        this.marks = marks;
    }

    /** @param seen all bodies that the viewer may see, those outside the scope too */
    BoardPage of(BoardScope scope, String name, List<Body> seen, boolean reminds) {
        List<BoardRow> rows = board.counts(scope);
        BoardScope unfiltered = BoardScope.of(
                scope.plan(), seen.stream().map(body -> body.area().id()).toList());
        return new BoardPage(
                scope.plan().value(),
                name,
                Wording.date(ChinaTime.today(clock)),
                reminds,
                Stream.of(BoardColumn.values())
                        .map(column -> new BoardPage.Column(column.name(), column.label()))
                        .toList(),
                gates(scope.plan(), rows),
                Stream.concat(
                                wholePlan(scope, rows),
                                seen.stream()
                                        .filter(body -> scope.bodies()
                                                .contains(body.area().id()))
                                        .map(body -> line(
                                                body.area().id(), body.area().name(), body.key(), rows)))
                        .toList(),
                new BoardPage.Choices(
                        seen.stream()
                                .map(body -> new Facts.Choice(
                                        body.area().id(), body.area().name()))
                                .toList(),
                        board.stages(unfiltered).stream()
                                .map(stage -> new Facts.Choice(stage.stage(), stage.name()))
                                .toList(),
                        board.contractors(unfiltered)));
    }

    /** Each gate once, the plan's own by their earliest dates, then those whose cases have dates of their own. */
    private List<BoardPage.Gate> gates(PlanId plan, List<BoardRow> rows) {
        return rows.stream().collect(groupingBy(BoardRow::frame)).values().stream()
                .sorted(Comparator.<List<BoardRow>, Boolean>comparing(
                                gate -> gate.get(0).ownDates())
                        .thenComparing(BoardPages::earliest)
                        .thenComparing(gate -> gate.get(0).frame()))
                .map(gate -> new BoardPage.Gate(gate.get(0).frame(), gate.get(0).name(), due(plan, gate)))
                .toList();
    }

    private static LocalDate earliest(List<BoardRow> gate) {
        return gate.stream().map(BoardRow::due).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The first date, whether it is all of them, and whether it is a default. */
    private String due(PlanId plan, List<BoardRow> gate) {
        LocalDate first = earliest(gate);
        if (gate.get(0).ownDates()) {
            return "各有期限，最早" + Wording.date(first);
        }
        return gate.stream().allMatch(row -> row.lastDue().equals(first))
                ? Wording.date(first) + "前"
                        + marks.of(plan, "deadlines." + gate.get(0).frame())
                : Wording.date(first) + "前，部分另定";
    }

    /** The milestones of the plan itself, where it has any. */
    private static Stream<BoardPage.BodyLine> wholePlan(BoardScope scope, List<BoardRow> rows) {
        CaseKey plan = CaseKey.ofPlan(scope.plan());
        return rows.stream()
                .filter(row -> row.body().equals(plan))
                .findFirst()
                .map(row -> line(WHOLE_PLAN, row.bodyName() + "（全域）", plan, rows))
                .stream();
    }

    private static BoardPage.BodyLine line(String id, String name, CaseKey key, List<BoardRow> rows) {
        return new BoardPage.BodyLine(
                id,
                name,
                rows.stream()
                        .filter(row -> row.body().equals(key))
                        .collect(toMap(BoardRow::frame, row -> new BoardPage.Cell(row.counts(), row.daysLate()))));
    }

    BoardPage.Trend trend(BoardScope scope) {
        LocalDate today = ChinaTime.today(clock);
        LocalDate lastSunday = today.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
        List<LocalDate> days = Stream.concat(
                        IntStream.rangeClosed(2 - WEEKS, 0).mapToObj(lastSunday::plusWeeks), Stream.of(today))
                .toList();
        Map<String, List<Integer>> late = new TreeMap<>();
        for (LateCount count : board.trend(scope, days)) {
            late.computeIfAbsent(
                            count.body().equals(BoardScope.WHOLE_PLAN) ? WHOLE_PLAN : count.body(),
                            body -> Arrays.asList(zeros(days.size())))
                    .set(days.indexOf(count.day()), count.late());
        }
        return new BoardPage.Trend(
                days.stream()
                        .map(day -> new BoardPage.Day(day, Wording.date(day).replaceFirst("^\\d+年", "")))
                        .toList(),
                late);
    }

    private static Integer[] zeros(int size) {
        return IntStream.range(0, size).mapToObj(i -> 0).toArray(Integer[]::new);
    }

    List<BoardPage.CaseLine> cases(BoardScope scope, BoardSelection selection) {
        Names names = new Names(staff);
        return board.cases(scope, selection).stream()
                .map(found -> line(found, names))
                .toList();
    }

    private static BoardPage.CaseLine line(BoardCase found, Names names) {
        return new BoardPage.CaseLine(
                found.subject().toString(),
                found.subjectName(),
                found.bodyName(),
                found.subject().area() == null
                        ? MilestoneController.path(found.subject().plan())
                        : BodyController.path(found.subject().body()),
                found.name(),
                Wording.date(found.due()),
                found.extended(),
                Wording.date(found.finishedOn()),
                found.withdrawn() ? "GONE" : found.column().name(),
                found.withdrawn() ? "已退出" : found.column().label(),
                found.withdrawn() ? 0 : found.daysLate(),
                found.stage(),
                found.contractor(),
                found.waitingFor(),
                found.reason(),
                Wording.date(found.promisedOn()),
                found.tasks().stream()
                        .map(task -> new BoardPage.WaitLine(
                                task.taskId(),
                                task.name(),
                                names.holder(task),
                                task.holder() != null,
                                Wording.date(task.since()),
                                task.remindedToday()))
                        .toList());
    }
}
