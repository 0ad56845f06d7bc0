package org.qingnuan.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Board;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.BoardScope;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.engine.Instances;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the board's counts take at 10,000 running villages, beside the same question to the engine's own tables in the
 * same run: once before the first date, once when all are late. Prints figures, asserts only that both say the same.
 */
@Tag("bench")
@ProcessTest
class BoardBench {

    private static final int BODIES = 9;
    private static final int VILLAGES = 10_000;
    private static final int WARM_UP = 200;
    private static final int RUNS = 500;
    private static final int RUNS_OF_THE_ENGINE = 60;

    /** Timers that run are on time or due soon, tokens in 逾期督办 are late; what was never reached is judged by its rule's date. */
    private static final String IN_THE_ENGINE = """
            select case
                when h.ended then 'DONE'
                when h.overdue or h.timer is null and cast(:lastDay as date) < cast(:today as date) then 'LATE'
                when coalesce(h.timer, cast(:lastDay as date)) <= cast(:today as date) + 7 then 'DUE_SOON'
                else 'ON_TIME' end as board_column, cast(count(*) as int) as cases
            from (
              select j.day as timer, x.id_ is not null as overdue, a.proc_inst_id_ is not null as ended
              from act_ru_execution p
              join act_re_procdef d on d.id_ = p.proc_def_id_ and d.key_ = :model
              left join (select j.process_instance_id_, cast((j.duedate_ + interval '8 hours') as date) - 1 as day
                from act_ru_job j join act_ru_jobdef e on e.id_ = j.job_def_id_ and e.act_id_ = :event) j
                on j.process_instance_id_ = p.id_
              left join act_ru_execution x on x.proc_inst_id_ = p.id_ and x.act_id_ = :overdue
              left join act_hi_actinst a on a.proc_inst_id_ = p.id_ and a.act_id_ = :frame and a.end_time_ is not null
                and a.act_inst_state_ <> 2
              where p.parent_id_ is null and p.tenant_id_ = any(:tenants)) h
            group by board_column
            """;

    private record Counted(String boardColumn, int cases) {}

    @Test
    void countsAtTenThousandVillages(PlayedPlans plans) {
        PlayedPlan plan = started(plans);
        plan.bean(JdbcClient.class).sql("analyze").update();
        compare(plan, "期限前");
        plan.today("2021-08-31");
        plan.runJobs();
        plan.bean(JdbcClient.class).sql("analyze").update();
        compare(plan, "逾期后");
    }

    private static PlayedPlan started(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanOf(BODIES, VILLAGES);
        plan.today("2021-08-01");
        Villages villages = plan.bean(Villages.class);
        Instances instances = plan.bean(Instances.class);
        List<CaseKey> bodies = plan.bodies();
        IntStream.range(0, VILLAGES).forEach(i -> {
            CaseKey village =
                    villages.add(bodies.get(i % BODIES), "第%d村".formatted(i), 1, "COAL_TO_GAS", "计量", "somebody");
            villages.claimStart(village);
            instances.start("village-retrofit", village);
        });
        return plan;
    }

    private static void compare(PlayedPlan plan, String when) {
        List<String> all = plan.bean(Plans.class).bodies(plan.key().plan()).stream()
                .map(body -> body.area().id())
                .toList();
        print(plan, when + "，全部" + BODIES + "个责任主体", all);
        print(plan, when + "，1个责任主体", all.subList(0, 1));
        long[] nothing = measured(
                RUNS,
                () -> plan.bean(Board.class)
                        .contractors(BoardScope.of(plan.key().plan(), List.of("nowhere"))));
        System.out.printf("其中事务与往返（问一个空表）：p50 %.2f 毫秒，p95 %.2f 毫秒%n", millis(nothing, 50), millis(nothing, 95));
    }

    private static void print(PlayedPlan plan, String what, List<String> bodies) {
        Board board = plan.bean(Board.class);
        BoardScope scope = BoardScope.of(plan.key().plan(), bodies);
        assertThat(ours(board, scope)).isEqualTo(engines(plan, bodies));

        long[] ours = measured(RUNS, () -> board.counts(scope));
        long[] engines = measured(RUNS_OF_THE_ENGINE, () -> engines(plan, bodies));
        System.out.printf(
                "看板计数 %,d 个村，%s：p50 %.2f 毫秒，p95 %.2f 毫秒；引擎自带的表 p50 %.2f 毫秒，p95 %.2f 毫秒；比值 p50 %.0f，p95 %.0f（目标 p95 ≤ 1 毫秒，≥ 20 倍）%n",
                VILLAGES,
                what,
                millis(ours, 50),
                millis(ours, 95),
                millis(engines, 50),
                millis(engines, 95),
                millis(engines, 50) / millis(ours, 50),
                millis(engines, 95) / millis(ours, 95));
    }

    private static long[] measured(int runs, Supplier<?> question) {
        for (int i = 0; i < Math.min(runs, WARM_UP); i++) {
            question.get();
        }
        long[] nanos = new long[runs];
        for (int i = 0; i < runs; i++) {
            long begin = System.nanoTime();
            question.get();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static double millis(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static Map<BoardColumn, Integer> ours(Board board, BoardScope scope) {
        Map<BoardColumn, Integer> counts = new EnumMap<>(BoardColumn.class);
        board.counts(scope)
                .forEach(row -> row.counts().forEach((column, cases) -> counts.merge(column, cases, Integer::sum)));
        return counts;
    }

    /** One question for each dated gate. */
    private static Map<BoardColumn, Integer> engines(PlayedPlan plan, List<String> bodies) {
        Map<BoardColumn, Integer> counts = new EnumMap<>(BoardColumn.class);
        List<Counted> found = new ArrayList<>();
        for (Gate gate : GATES) {
            found.addAll(plan.bean(JdbcClient.class)
                    .sql(IN_THE_ENGINE)
                    .param("model", plan.key().plan().value() + ".village-retrofit")
                    .param(
                            "tenants",
                            bodies.stream()
                                    .map(body -> plan.key().plan().value() + "." + body)
                                    .toArray(String[]::new))
                    .param("event", gate.event())
                    .param("overdue", Frames.lateness(gate.frame()).get(1))
                    .param("frame", Frames.element(gate.frame()))
                    .param("lastDay", gate.lastDay())
                    .param("today", ChinaTime.dayOf(plan.now()))
                    .query(Counted.class)
                    .list());
        }
        found.forEach(count -> counts.merge(BoardColumn.valueOf(count.boardColumn()), count.cases(), Integer::sum));
        return counts;
    }

    private record Gate(String frame, String event, LocalDate lastDay) {}

    private static final List<Gate> GATES = List.of(
            new Gate("works", "event_worksDue", LocalDate.of(2021, 8, 30)),
            new Gate("handover", "event_handoverDue", LocalDate.of(2021, 9, 30)));
}
