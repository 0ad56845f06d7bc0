package org.qingnuan.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Board;
import org.qingnuan.ledger.BoardCase;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BoardRow;
import org.qingnuan.ledger.BoardScope;
import org.qingnuan.ledger.BoardSelection;
import org.qingnuan.ledger.LateCount;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.TownPlans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Villages in every state a supervisor may meet, on several days: each number of the board equals a count over the
 * engine's own tables (tokens, timers, history) and leads to as many rows.
 */
@ProcessTest
class BoardEqualsEngineTest {

    /** What the engine knows of one village at one gate; {@code timer} and {@code ended} may be null. */
    private record Known(CaseKey village, boolean overdueToken, Instant timer, Instant ended, boolean waits) {}

    private PlayedPlan plan;
    private CaseKey neighbour;
    private VillageInStage doneLate;
    private CaseKey reportedLate;
    private CaseKey waiting;

    @BeforeEach
    void villagesInEveryState(PlayedPlans plans) {
        plan = plans.zichuan(2);
        neighbour = plan.bodies().get(1);
        VillageInStage.started(plan, 3).throughCommissioning();
        VillageInStage.started(plan, 3).surveyed();
        CaseKey gone = VillageInStage.started(plan, 3).key();
        doneLate = VillageInStage.started(plan, 3).readyToBuild().safe();
        reportedLate =
                VillageInStage.started(plan, 3).readyToBuild().safe().reported().key();
        waiting = VillageInStage.started(plan, villageOfTheNeighbour())
                .readyToBuild()
                .key();
        plan.bean(Villages.class).withdraw(gone, "整村搬迁", "office");
        plan.runJobs();
    }

    /** People are counted by a village's number, so that its number differs from the first body's. */
    private CaseKey villageOfTheNeighbour() {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(i -> plan.bean(Villages.class)
                        .add(neighbour, "邻村%d".formatted(i), 3, "COAL_TO_GAS", "测试", "somebody"))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    @Test
    void onEveryDayOfTheSeason() {
        for (String day : List.of("2021-07-01", "2021-08-22", "2021-08-23", "2021-08-30", "2021-08-31")) {
            plan.today(day);
            plan.runJobs();
            compare();
        }
        assertThat(count("works", BoardColumn.LATE)).isEqualTo(4);

        plan.today("2021-09-02");
        plan.work(reportedLate, "userTask_verifyCompletion", "decision", "approve", "verifiedOn", "2021-08-29");
        doneLate.built();
        townPlanLiesWithTheOffice();
        compare();
        assertThat(count("works", BoardColumn.REPORTED_LATE)).isEqualTo(1);
        assertThat(count("works", BoardColumn.DONE_LATE)).isEqualTo(1);
        assertThat(count("works", BoardColumn.WAITING)).isEqualTo(1);

        plan.today("2021-09-24");
        plan.runJobs();
        compare();
        plan.today("2021-10-01");
        plan.runJobs();
        compare();
        assertThat(count("handover", BoardColumn.LATE)).isEqualTo(5);
        pastWeeksLeadToTheirRows();
    }

    private void townPlanLiesWithTheOffice() {
        plan.inTransaction(() -> plan.bean(TownPlans.class)
                .submit(
                        neighbour,
                        plan.entry(neighbour, "responsible-body.userTask_draftPlan", "town", PlayedPlan.townPlan()),
                        "town"));
        plan.work(waiting, "userTask_appointSafetyOfficers", VillageInStage.officers());
    }

    private void compare() {
        for (String body : bodies()) {
            Map<String, Map<BoardColumn, Integer>> board = new HashMap<>();
            BoardScope scope = BoardScope.of(plan.key().plan(), List.of(body));
            for (BoardRow row : plan.bean(Board.class).counts(scope)) {
                board.put(row.frame(), row.counts());
                row.counts()
                        .forEach((column, number) -> assertThat(plan.bean(Board.class)
                                        .cases(scope, new BoardSelection(row.frame(), column, null)))
                                .as("rows behind %s %s of %s", row.frame(), column, body)
                                .hasSize(number)
                                .allSatisfy(found -> assertThat(found.daysLate() > 0)
                                        .isEqualTo(found.column() == BoardColumn.LATE
                                                || found.column() == BoardColumn.DONE_LATE
                                                || found.column() == BoardColumn.WAITING
                                                        && found.due().isBefore(plan.today()))));
            }
            for (DatedGate gate : gates()) {
                assertThat(board.getOrDefault(gate.frame(), Map.of()))
                        .as("%s of %s on %s", gate.name(), body, plan.today())
                        .isEqualTo(inTheEngine(gate, body));
            }
        }
    }

    private List<String> bodies() {
        return plan.bean(Plans.class).bodies(plan.key().plan()).stream()
                .map(body -> body.area().id())
                .toList();
    }

    private int count(String frame, BoardColumn column) {
        return plan.bean(Board.class).counts(BoardScope.of(plan.key().plan(), bodies())).stream()
                .filter(row -> row.frame().equals(frame))
                .mapToInt(row -> row.count(column))
                .sum();
    }

    private void pastWeeksLeadToTheirRows() {
        BoardScope all = BoardScope.of(plan.key().plan(), bodies());
        List<LocalDate> days =
                List.of(LocalDate.of(2021, 8, 29), LocalDate.of(2021, 8, 31), LocalDate.of(2021, 9, 5), plan.today());
        List<LateCount> trend = plan.bean(Board.class).trend(all, days);
        for (LocalDate day : days) {
            List<BoardCase> rows = plan.bean(Board.class).cases(all, new BoardSelection(null, null, day));
            assertThat(rows)
                    .hasSize(trend.stream()
                            .filter(count -> count.day().equals(day))
                            .mapToInt(LateCount::late)
                            .sum());
        }
        assertThat(trend.stream()
                        .filter(count -> count.day().equals(plan.today()))
                        .mapToInt(LateCount::late)
                        .sum())
                .isEqualTo(tokens());
    }

    /** All overdue tokens but those of whoever waits for the office, and the villages that have not reached the second gate. */
    private int tokens() {
        return gates().stream()
                .flatMap(gate -> bodies().stream().flatMap(body -> known(gate, body).stream()))
                .filter(known -> !known.waits())
                .mapToInt(known -> known.overdueToken() || known.timer() == null && known.ended() == null ? 1 : 0)
                .sum();
    }

    // --- the engine's side

    private List<DatedGate> gates() {
        RepositoryService repository = plan.bean(RepositoryService.class);
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(model())
                .latestVersion()
                .singleResult()
                .getId();
        return DatedGate.of(repository.getBpmnModelInstance(definition));
    }

    private String model() {
        return plan.key().plan().value() + ".village-retrofit";
    }

    private Map<BoardColumn, Integer> inTheEngine(DatedGate gate, String body) {
        Map<BoardColumn, Integer> counts = new EnumMap<>(BoardColumn.class);
        known(gate, body).forEach(known -> counts.merge(column(gate, known), 1, Integer::sum));
        return counts;
    }

    private BoardColumn column(DatedGate gate, Known known) {
        LocalDate lastDay = DeadlineRule.parse(gate.rule()).inYear(2021);
        if (known.ended() != null) {
            // the day of the work itself is no fact of the engine's: the test typed it
            return !ChinaTime.dayOf(known.ended()).isAfter(lastDay)
                    ? BoardColumn.DONE
                    : known.village().equals(reportedLate) ? BoardColumn.REPORTED_LATE : BoardColumn.DONE_LATE;
        }
        if (known.waits()) {
            return BoardColumn.WAITING;
        }
        if (known.timer() != null) {
            assertThat(known.timer()).isEqualTo(ChinaTime.endOfDay(lastDay));
        }
        if (known.overdueToken() || lastDay.isBefore(plan.today())) {
            return BoardColumn.LATE;
        }
        return lastDay.isAfter(plan.today().plusDays(7)) ? BoardColumn.ON_TIME : BoardColumn.DUE_SOON;
    }

    private List<Known> known(DatedGate gate, String body) {
        return plan.bean(JdbcClient.class)
                .sql("""
                        select p.business_key_,
                          exists (select from act_ru_execution x where x.proc_inst_id_ = p.id_ and x.act_id_ = :overdue) as overdue,
                          (select j.duedate_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_ and d.act_id_ = :event
                            where j.process_instance_id_ = p.id_) as timer,
                          (select max(a.end_time_) from act_hi_actinst a
                            where a.proc_inst_id_ = p.id_ and a.act_id_ = :frame and a.act_inst_state_ <> 2) as ended,
                          exists (select from act_ru_execution x join act_hi_procinst c on c.id_ = x.proc_inst_id_
                            where c.super_process_instance_id_ = p.id_ and x.act_id_ = :wait) as waits
                        from act_hi_procinst p
                        where p.proc_def_key_ = :model and p.tenant_id_ = :tenant and p.state_ in ('ACTIVE', 'COMPLETED')
                        """)
                .param("model", model())
                .param("tenant", plan.key().plan().value() + "." + body)
                .param("overdue", Frames.lateness(gate.frame()).get(1))
                .param("event", gate.event())
                .param("frame", Frames.element(gate.frame()))
                .param("wait", gate.frame().equals("works") ? "receiveTask_awaitPlanApproval" : "")
                .query(BoardEqualsEngineTest::known)
                .list();
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        return new Known(
                CaseKey.parse(row.getString("business_key_")),
                row.getBoolean("overdue"),
                row.getTimestamp("timer") == null
                        ? null
                        : row.getTimestamp("timer").toInstant(),
                row.getTimestamp("ended") == null
                        ? null
                        : row.getTimestamp("ended").toInstant(),
                row.getBoolean("waits"));
    }
}
