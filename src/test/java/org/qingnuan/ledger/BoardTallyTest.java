package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;

/** The tallies of the board against a count over the rows of frames, stages and villages, after whatever happens to these. */
@Tag("full")
class BoardTallyTest {

    private static final LocalDate WORKS = LocalDate.of(2021, 7, 5);
    private static final LocalDate HANDOVER = LocalDate.of(2021, 7, 20);
    private static final Map<String, String> STAGES = Map.of("works", "construction", "handover", "commissioning");
    private static final int STEPS = 250;

    private final PlacesWorld world = new PlacesWorld();
    private final List<CaseKey> villages = new ArrayList<>();
    private int named;
    private LocalDate today = LocalDate.of(2021, 6, 15);

    private record Gate(
            String subject,
            String body,
            String frame,
            LocalDate due,
            LocalDate finishedOn,
            LocalDate recordedOn,
            boolean waits,
            boolean gone) {

        BoardColumn column(LocalDate today) {
            if (recordedOn != null) {
                return finishedOn.isAfter(due)
                        ? BoardColumn.DONE_LATE
                        : recordedOn.isAfter(due) ? BoardColumn.REPORTED_LATE : BoardColumn.DONE;
            }
            if (waits) {
                return BoardColumn.WAITING;
            }
            return today.isAfter(due)
                    ? BoardColumn.LATE
                    : today.plusDays(7).isBefore(due) ? BoardColumn.ON_TIME : BoardColumn.DUE_SOON;
        }

        String place() {
            return body + " " + frame;
        }

        String id() {
            return subject + " " + frame;
        }
    }

    private List<Gate> gates() {
        return world.jdbc
                .sql("""
                        select f.subject, f.body, f.frame, f.due, f.finished_on,
                          cast(f.recorded_at at time zone 'Asia/Shanghai' as date) as recorded_on,
                          exists (select from ledger.stage_state s where s.subject = f.subject and s.frame = f.frame
                            and s.waiting_for is not null and s.recorded_at is null) as waits,
                          coalesce(v.state = 'WITHDRAWN', false) as gone
                        from ledger.frame_state f left join ledger.village v on v.plan = f.plan and v.area = f.village
                        where f.plan = :plan
                        """)
                .param("plan", world.plan.value())
                .query(Gate.class)
                .list();
    }

    private BoardScope scope() {
        return BoardScope.of(world.plan, List.of(world.area("xihe"), world.area("hongshan")));
    }

    /** Counts, dates and the longest delay of each body and gate. */
    private void compare(String after) {
        Map<String, List<Gate>> expected = new TreeMap<>();
        gates().stream()
                .filter(gate -> !gate.gone())
                .forEach(gate -> expected.computeIfAbsent(gate.place(), place -> new ArrayList<>())
                        .add(gate));
        List<BoardRow> rows = world.board.counts(scope());
        assertThat(rows)
                .as(after)
                .extracting(row -> row.body().area() + " " + row.frame())
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (BoardRow row : rows) {
            List<Gate> behind = expected.get(row.body().area() + " " + row.frame());
            Map<BoardColumn, Integer> counts = new EnumMap<>(BoardColumn.class);
            behind.forEach(gate -> counts.merge(gate.column(today), 1, Integer::sum));
            assertThat(row.counts())
                    .as("%s of %s after %s", row.frame(), row.bodyName(), after)
                    .isEqualTo(counts);
            assertThat(List.of(row.due(), row.lastDue()))
                    .isEqualTo(List.of(
                            Collections.min(behind.stream().map(Gate::due).toList()),
                            Collections.max(behind.stream().map(Gate::due).toList())));
            assertThat(row.daysLate())
                    .isEqualTo(behind.stream()
                            .filter(gate ->
                                    gate.recordedOn() == null && gate.due().isBefore(today))
                            .mapToInt(gate ->
                                    (int) (today.toEpochDay() - gate.due().toEpochDay()))
                            .max()
                            .orElse(0));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalTheRowsAfterAnyHistoryAndThePastStaysAsItWas(long seed) {
        Random random = new Random(seed);
        Map<LocalDate, Set<Gate>> late = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            compare(step(random));
            if (random.nextInt(8) == 0) {
                late.put(today, lateNow());
                today = today.plusDays(1 + random.nextInt(2));
                world.today(today.toString());
                compare("midnight");
            }
        }
        late.put(today, lateNow());

        assertThat(late.values()).anyMatch(cases -> !cases.isEmpty());
        pastStays(late);
    }

    private Set<Gate> lateNow() {
        Set<Gate> late = new HashSet<>();
        gates().stream()
                .filter(gate -> !gate.gone() && gate.column(today) == BoardColumn.LATE)
                .forEach(late::add);
        return late;
    }

    /** Each day tells what its board told, less what turned out to have been finished by then. */
    private void pastStays(Map<LocalDate, Set<Gate>> late) {
        List<LateCount> trend = world.board.trend(scope(), List.copyOf(late.keySet()));
        late.forEach((day, cases) -> {
            Map<String, Integer> expected = new HashMap<>();
            cases.stream()
                    .filter(gate -> earliestFinish.getOrDefault(gate.id(), Map.of()).entrySet().stream()
                            .noneMatch(finish -> finish.getKey().isAfter(day)
                                    && !finish.getValue().isAfter(day)))
                    .forEach(gate -> expected.merge(gate.body(), 1, Integer::sum));
            Map<String, Integer> told = new HashMap<>();
            trend.stream()
                    .filter(count -> count.day().equals(day))
                    .forEach(count -> told.put(count.body(), count.late()));
            assertThat(told).as("late on %s", day).isEqualTo(expected);
            assertThat(world.board.cases(scope(), new BoardSelection(null, null, day)))
                    .hasSize(told.values().stream().mapToInt(Integer::intValue).sum());
        });
    }

    /** Of each gate: the actual last day, the earliest, by the day on which it was entered. */
    private final Map<String, Map<LocalDate, LocalDate>> earliestFinish = new HashMap<>();

    private void remember(CaseKey village, String frame, LocalDate finishedOn) {
        earliestFinish
                .computeIfAbsent(village + " " + frame, id -> new HashMap<>())
                .merge(today, finishedOn, (one, other) -> one.isBefore(other) ? one : other);
    }

    private String step(Random random) {
        if (villages.size() < 12 || random.nextInt(12) == 0) {
            return add(random);
        }
        CaseKey village = villages.get(random.nextInt(villages.size()));
        String frame = random.nextInt(3) == 0 ? "handover" : "works";
        String stage = STAGES.get(frame);
        FrameState state = world.stages.frame(village, frame);
        switch (random.nextInt(8)) {
            case 0, 1:
                if (state.recordedAt() == null && state.firedAt() == null) {
                    world.stages.moved(village, frame, today.plusDays(random.nextInt(20) - 8));
                    return "an adjusted date";
                }
                world.stages.armed(village, frame, state.name(), today.plusDays(random.nextInt(20)));
                return "an extension that re-arms the timer";
            case 2, 3:
                if (state.recordedAt() == null) {
                    return finish(village, frame, today.minusDays(random.nextInt(5) == 0 ? random.nextInt(9) : 0));
                }
                return "nothing";
            case 4:
                if (random.nextInt(3) == 0) {
                    return withdraw(village);
                }
                world.stages.fired(
                        village, frame, today.atStartOfDay(ChinaTime.ZONE).toInstant());
                return "a fired timer";
            case 5:
                if (state.recordedAt() != null) {
                    return sendBack(village, frame);
                }
                return "nothing";
            case 6:
                if (state.recordedAt() != null) {
                    return confirmEarlierDay(village, frame, state);
                }
                return "nothing";
            default:
                if (state.recordedAt() == null) {
                    world.stages.waiting(village, stage, state.waitingFor() == null ? "区推进办" : null);
                    return "a wait for the office that begins or ends";
                }
                return "nothing";
        }
    }

    private String add(Random random) {
        CaseKey village = world.villages.add(
                random.nextBoolean() ? world.xihe() : world.hongshan(),
                "村%d".formatted(++named),
                1,
                "COAL_TO_GAS",
                "测试",
                "town");
        world.villages.claimStart(village);
        villages.add(village);
        world.stages.armed(village, "works", "建成", WORKS);
        world.stages.expected(village, "handover", "交付使用", HANDOVER);
        world.stages.started(village, "works", "construction", "施工");
        return "a new village";
    }

    private String finish(CaseKey village, String frame, LocalDate finishedOn) {
        String stage = STAGES.get(frame);
        if (world.stages.stages(village).stream()
                .noneMatch(begun -> begun.stage().equals(stage))) {
            world.stages.started(village, frame, stage, "调试");
        }
        world.stages.reported(village, stage, finishedOn);
        world.stages.ended(village, stage);
        world.stages.frameEnded(village, frame);
        remember(village, frame, finishedOn);
        if (frame.equals("works")) {
            world.stages.armed(village, "handover", "交付使用", HANDOVER);
            world.stages.started(village, "handover", "commissioning", "调试");
        }
        return "a finished frame";
    }

    private String withdraw(CaseKey village) {
        villages.remove(village);
        world.villages.withdraw(village, "整村搬迁", "town");
        return "a village that left";
    }

    private String sendBack(CaseKey village, String frame) {
        boolean works = frame.equals("works");
        world.stages.reopened(
                village,
                new SendBack(
                        STAGES.get(frame),
                        works ? List.of("commissioning") : List.of(),
                        works ? List.of("handover") : List.of(),
                        "不合格",
                        "office"));
        world.stages.armed(village, frame, works ? "建成" : "交付使用", works ? WORKS : HANDOVER);
        return "a stage sent back";
    }

    /** As the office's word on an actual date does. */
    private String confirmEarlierDay(CaseKey village, String frame, FrameState state) {
        LocalDate earlier = state.finishedOn().minusDays(3);
        world.jdbc
                .sql("update ledger.frame_state set finished_on = :day where subject = :subject and frame = :frame")
                .param("day", earlier)
                .param("subject", village.toString())
                .param("frame", frame)
                .update();
        remember(village, frame, earlier);
        return "a confirmed earlier day";
    }

    @Test
    void aDateMovedTodayDoesNotRewriteThePast() {
        CaseKey village = world.village("东庄村", 10);
        world.stages.armed(village, "works", "建成", WORKS);
        world.today("2021-07-12");
        world.stages.moved(village, "works", LocalDate.of(2021, 7, 31));
        world.today("2021-07-14");
        world.villages.withdraw(village, "整村搬迁", "town");
        List<LocalDate> days = List.of(WORKS, WORKS.plusDays(1), WORKS.plusDays(6), WORKS.plusDays(7));

        assertThat(world.board.trend(scope(), days))
                .extracting(LateCount::day)
                .containsExactly(days.get(1), days.get(2));
        assertThat(world.board.cases(scope(), new BoardSelection(null, null, days.get(2))))
                .extracting(BoardCase::subject, BoardCase::withdrawn)
                .containsExactly(tuple(village, true));
        assertThat(world.board.counts(scope())).isEmpty();
    }

    @Test
    void stayFewHoweverOftenDatesMove() {
        List<CaseKey> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            CaseKey village = world.village("村%d".formatted(i), 1);
            world.stages.armed(village, "works", "建成", WORKS);
            all.add(village);
        }
        for (int day = 1; day <= 10; day++) {
            LocalDate due = WORKS.plusDays(day);
            all.forEach(village -> world.stages.moved(village, "works", due));
        }

        assertThat(world.board.counts(scope()))
                .extracting(row -> row.due() + " " + row.counts())
                .containsExactly("2021-07-15 {ON_TIME=30}");
        assertThat(world.jdbc
                        .sql("select count(*) from ledger.board_tally where plan = :plan")
                        .param("plan", world.plan.value())
                        .query(Integer.class)
                        .single())
                .isLessThan(400);
    }

    /** Many rows each, so that folding falls into both transactions. */
    @Test
    void letTwoWritersOfOneGateWorkAtTheSameTime() {
        CaseKey one = world.village("东庄村", 1);
        CaseKey other = world.village("西庄村", 1);
        List.of(one, other).forEach(village -> world.stages.armed(village, "works", "建成", WORKS));

        world.transaction.executeWithoutResult(first -> {
            moveOften(one, WORKS);
            CompletableFuture.runAsync(() -> world.transaction.executeWithoutResult(second -> {
                        world.jdbc.sql("set local lock_timeout = '2s'").update();
                        moveOften(other, WORKS.plusDays(1));
                    }))
                    .join();
            moveOften(one, WORKS.plusDays(2));
        });

        compare("two transactions at once");
    }

    private void moveOften(CaseKey village, LocalDate last) {
        for (int i = 300; i >= 0; i--) {
            world.stages.moved(village, "works", last.plusDays(i));
        }
    }
}
