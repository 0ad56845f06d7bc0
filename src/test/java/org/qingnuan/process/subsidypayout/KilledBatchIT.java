package org.qingnuan.process.subsidypayout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.startup.StartedJar;
import org.qingnuan.support.TestPostgres;
import org.qingnuan.support.Visitor;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packaged application, killed in the middle of every step of a batch and of a returned payment, and started again each time. */
@Tag("full")
@ProcessTest
class KilledBatchIT {

    private static final int HOUSEHOLDS = 3;
    private static final int RETURNED = 1;
    private static final int STOP = 4711;
    private static final String PASSWORD = "secret";
    private static final String JSON = "application/json";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Duration OFF = Duration.ofMinutes(6); // longer than a dead executor holds its jobs

    @TempDir
    Path folder;

    private PlayedPlan plan;
    private CaseKey batch;
    private List<Step> steps;

    /** @param task what a person works to bring it about, null for a job; {@code of} whether the task is the returned line's */
    private record Step(
            String name, String task, boolean ofLine, String user, Map<String, String> fields, String done) {}

    @BeforeEach
    void aBatchWhoseRatesHaveJustBeenApproved(PlayedPlans plans) {
        plan = plans.zichuan();
        plan.allot();
        CaseKey village = VillageInStage.started(plan, HOUSEHOLDS)
                .throughCommissioning()
                .inspected()
                .key();
        batch = plan.onlyCase(village, "batch");
        plans.deployRates(plan.key().plan());
        String finance = plan.person("finance-office", plan.key());
        plans.approveRates(plan.key().plan());
        String town = plan.person("town-official", plan.body());
        String office = plan.person("district-office", plan.key());
        Map<String, String> yes = Map.of("decision", "approve", "opinion", "同意");
        Map<String, String> payee =
                Map.of("payeeName", "李四", "account", "6222020000001234", "bank", "工商银行", "reason", "户名不符");
        steps = List.of(
                new Step("COMPUTED", null, false, null, Map.of(), batchIs("COMPUTED")),
                new Step(
                        "PREPARED",
                        "userTask_prepareBatch",
                        false,
                        town,
                        Map.of("note", "按验收合格户编制"),
                        batchIs("PREPARED")),
                new Step("APPROVING", "userTask_approveBatch", false, office, yes, batchIs("APPROVING")),
                new Step("APPROVED", "userTask_approveBatch", false, finance, yes, batchIs("APPROVED")),
                new Step("RESERVED", null, false, null, Map.of(), batchIs("RESERVED")),
                new Step("FILED", null, false, null, Map.of(), batchIs("FILED")),
                new Step("RESULT", "userTask_recordBankResult", false, finance, Map.of(), batchIs("RESULT")),
                new Step("PAID", null, false, null, Map.of(), batchIs("SETTLED")),
                new Step(
                        "CORRECTED",
                        "userTask_correctPayee",
                        true,
                        town,
                        payee,
                        ofLine("exists (select from finance.correction c where c.line = l.id)")),
                new Step(
                        "VERIFIED",
                        "userTask_verifyPayee",
                        true,
                        office,
                        yes,
                        ofLine("exists (select from finance.correction c where c.line = l.id and c.confirmed)")),
                new Step("REISSUED", null, true, null, Map.of(), ofLine("l.state = 'REISSUED'")));
    }

    /** Whether the batch has come so far; what comes after a job may have happened, too. */
    private String batchIs(String state) {
        List<String> order = List.of(
                "DRAFT", "COMPUTED", "PREPARED", "APPROVING", "APPROVED", "RESERVED", "FILED", "RESULT", "SETTLED");
        String reached = String.join("','", order.subList(order.indexOf(state), order.size()));
        return "exists (select from finance.batch where id = %s and state in ('%s'))".formatted(batch.item(), reached);
    }

    private String ofLine(String condition) {
        return "exists (select from finance.line l where l.batch = %s and l.return_reason is not null and %s)"
                .formatted(batch.item(), condition);
    }

    @Test
    void killedInTheMiddleOfEachStepItEndsInTheSameStateAsUndisturbed() throws Exception {
        String address = plan.bean(Environment.class).getProperty("spring.datasource.url");
        String disturbed = TestPostgres.copyOf(address);
        Instant begin = plan.now();
        prepareToStop(disturbed);

        for (int at = 0; at < steps.size(); at++) {
            from(disturbed, begin.plus(OFF.multipliedBy(at)));
            killedWithin(disturbed, at);
        }
        from(disturbed, begin.plus(OFF.multipliedBy(steps.size())));
        stopAt(disturbed, "nowhere");
        StartedJar last = started(disturbed);
        for (Step step : steps) {
            last.reaches(() -> is(disturbed, step.done()));
        }
        last.reaches(() -> nothingIsLeftToDo(disturbed, begin.plus(OFF.multipliedBy(steps.size() + 1))));
        last.close();

        undisturbed();
        JdbcClient expected = database(address);
        JdbcClient found = database(disturbed);
        STATE.forEach((what, sql) ->
                assertThat(rows(found, sql)).as(what).isNotEmpty().isEqualTo(rows(expected, sql)));
        assertThat(plan.bean(Funds.class).prove(plan.key().plan()).differences())
                .isEmpty();
    }

    /** Everything that money and tokens come to, without numbers and times, which the killed transactions used up. */
    private static final Map<String, String> STATE = Map.of(
            "lines",
            """
            select household, item, amount, state, return_reason, bank_serial, account_masked from finance.line
            where village = :village order by 1, 2, 4""",
            "transfers",
            """
            select f.source, t.movement, t.amount, t.reason, t.by_user from finance.transfer t join finance.fund f on f.id = t.fund
            where f.plan = :plan order by 1, 2, 3, 4""",
            "balances",
            """
            select f.source, a.kind, a.balance from finance.account a join finance.fund f on f.id = a.fund
            where f.plan = :plan order by 1, 2""",
            "approvals",
            """
            select a.round, a.no, a.role, a.decided_by, a.approved from finance.approval a join finance.batch b on b.id = a.batch
            where b.village = :village order by 1, 2""",
            "batches",
            "select kind, state, round, prepared_by from finance.batch where village = :village order by 1, 2",
            "files and answers",
            """
            select f.lines, f.amount, (select count(*) from finance.result_sheet r where r.batch = b.id and r.applied_at is not null)
            from finance.bank_file f join finance.batch b on b.id = f.batch where b.village = :village""",
            "households",
            """
            select h.id, h.payment, (select string_agg(e.change, ',' order by e.id) from ledger.household_event e where e.household = h.id)
            from ledger.household h
            where h.id in (select household from finance.entitlement where village = :village) order by 1""",
            "tokens",
            """
            select a.act_id_, count(*) from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_
            where p.business_key_ like :village || '/%' and p.proc_def_key_ in ('subsidy-payout', 'payment-return')
            group by 1 order by 1""",
            "tasks",
            """
            select t.task_def_key_, count(*) from act_ru_task t join act_hi_procinst p on p.proc_inst_id_ = t.proc_inst_id_
            where p.business_key_ like :village || '%' group by 1 order by 1""");

    private List<String> rows(JdbcClient database, String sql) {
        return database
                .sql(sql)
                .param("plan", plan.key().toString())
                .param("village", batch.place().toString())
                .query()
                .listOfRows()
                .stream()
                .map(row -> row.values().toString())
                .toList();
    }

    private void undisturbed() {
        plan.runJobs();
        for (Step step : steps) {
            if (step.task() != null) {
                CaseKey subject = step.ofLine() ? line(plan.bean(JdbcClient.class)) : batch;
                List<String> fields = new ArrayList<>();
                step.fields().forEach((name, value) -> fields.addAll(List.of(name, value)));
                plan.complete(
                        step.user(),
                        subject,
                        step.task(),
                        step.name().equals("RESULT") ? BankAnswer.of(plan, batch, RETURNED) : null,
                        fields.toArray(String[]::new));
            }
        }
    }

    /** Dies while the step's transaction waits in its middle; the steps before it, killed the last time, are done first. */
    private void killedWithin(String address, int at) throws SQLException {
        Step step = steps.get(at);
        stopAt(address, step.name());
        try (Connection connection = source(address).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + STOP + ")");
            StartedJar jar = started(address);
            int port = jar.port();
            if (at > 0) {
                Step before = steps.get(at - 1);
                work(address, port, before);
                jar.reaches(() -> is(address, before.done()));
            }
            CompletableFuture<Void> working = CompletableFuture.runAsync(() -> {
                if (step.task() != null) {
                    jar.reaches(() -> task(address, step) != null);
                    work(address, port, step);
                }
            });
            jar.reaches(() -> somebodyIsStopped(address));
            jar.kill();
            assertThat(working.handle((done, broken) -> broken != null).join())
                    .as("the person at %s loses the connection", step.name())
                    .isEqualTo(step.task() != null);
            connection.rollback();
        }
        assertThat(is(address, step.done()))
                .as("nothing of %s is left", step.name())
                .isFalse();
    }

    private void work(String address, int port, Step step) {
        String task = step.task() == null ? null : task(address, step);
        if (task == null) {
            return;
        }
        Visitor person = Visitor.signedIn(port, step.user(), PASSWORD);
        String sheet = step.name().equals("RESULT") ? sheet(person, task) : null;
        StringBuilder fields = new StringBuilder();
        step.fields()
                .forEach((name, value) ->
                        fields.append(fields.isEmpty() ? "" : ",").append("\"%s\":\"%s\"".formatted(name, value)));
        String submission = value(
                person.call(
                        "POST",
                        "/api/tasks/" + task + "/submission",
                        JSON,
                        "{\"fields\":{%s},\"sheet\":%s}"
                                .formatted(fields, sheet == null ? "null" : "\"" + sheet + "\"")),
                "submission");
        Visitor.Answer answer = person.call(
                "POST",
                ENGINE + "/task/" + task + "/complete",
                JSON,
                "{\"variables\":{\"submission\":{\"value\":\"%s\",\"type\":\"String\"}}}".formatted(submission));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private String sheet(Visitor person, String task) {
        byte[] template = person.bytes("/api/tasks/" + task + "/sheet");
        return value(
                person.send(
                        "/api/tasks/" + task + "/sheet",
                        Map.of(),
                        "file",
                        "银行结果.xlsx",
                        BankAnswer.filled(plan, batch, template, RETURNED)),
                "sheet");
    }

    private static String value(Visitor.Answer answer, String field) {
        assertThat(answer.text()).contains("\"" + field + "\":\"");
        return answer.text().replaceAll("(?s).*\"" + field + "\":\"([^\"]+)\".*", "$1");
    }

    /** The open task of the step, null while there is none. */
    private String task(String address, Step step) {
        return database(address)
                .sql("""
                        select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where t.task_def_key_ = :task and e.business_key_ = :key""")
                .param("task", step.task())
                .param("key", step.ofLine() ? line(database(address)).toString() : batch.toString())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private CaseKey line(JdbcClient database) {
        return database.sql("select id from finance.line where batch = :batch and return_reason is not null")
                .param("batch", Long.valueOf(batch.item()))
                .query(String.class)
                .optional()
                .map(id -> batch.place().with("line", id))
                .orElse(batch);
    }

    // --- where the steps are stopped

    /** In the database alone: the step's last rows wait for a lock while all that it did before is written. */
    private static void prepareToStop(String address) {
        database(address).sql("""
                create table public.stop (at text);
                insert into public.stop values ('nowhere');
                create function public.stop_at(step text) returns void language plpgsql as $$
                begin
                  if exists (select from public.stop where at = step) then perform pg_advisory_xact_lock(%d); end if;
                end $$;
                create function public.stop_row() returns trigger language plpgsql as $$
                begin
                  if tg_table_name = 'batch' and tg_op = 'INSERT' then
                    if new.kind = 'REISSUE' then perform public.stop_at('REISSUED'); end if;
                  elsif tg_table_name = 'batch' then perform public.stop_at(new.state);
                  elsif tg_table_name = 'household' then perform public.stop_at(new.payment);
                  elsif tg_op = 'INSERT' then perform public.stop_at('CORRECTED');
                  else perform public.stop_at('VERIFIED'); end if;
                  return new;
                end $$;
                create trigger stop before insert or update of state on finance.batch for each row execute function public.stop_row();
                create trigger stop before update of payment on ledger.household for each row execute function public.stop_row();
                create trigger stop after insert or update on finance.correction for each row execute function public.stop_row();
                """.formatted(STOP)).update();
    }

    private static void stopAt(String address, String step) {
        database(address)
                .sql("update public.stop set at = :step")
                .param("step", step)
                .update();
    }

    private static boolean somebodyIsStopped(String address) {
        return is(address, """
                exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                  and wait_event = 'advisory')""");
    }

    private static boolean nothingIsLeftToDo(String address, Instant now) {
        return is(
                address,
                "not exists (select from act_ru_job where retries_ > 0 and (duedate_ is null or duedate_ <= '%s'))"
                        .formatted(now));
    }

    private StartedJar started(String address) {
        return StartedJar.with(
                folder,
                "--spring.datasource.url=" + address,
                "--spring.datasource.username=postgres",
                "--qingnuan.keys.data=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "--qingnuan.keys.search=ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=",
                "--qingnuan.plans=",
                "--server.port=0");
    }

    /** The application's clock goes on from where the batch was played. */
    private static void from(String address, Instant now) {
        database(address)
                .sql("""
                        insert into process.clock(id, offset_seconds) values (1, :offset)
                        on conflict (id) do update set offset_seconds = excluded.offset_seconds
                        """)
                .param("offset", Duration.between(Instant.now(), now).toSeconds())
                .update();
    }

    private static boolean is(String address, String condition) {
        return database(address).sql("select " + condition).query(Boolean.class).single();
    }

    private static JdbcClient database(String address) {
        return JdbcClient.create(source(address));
    }

    private static PGSimpleDataSource source(String address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address);
        source.setUser("postgres");
        return source;
    }
}
