package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.HANDOVER;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.WORKS;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Adjustment;
import org.qingnuan.ledger.AdjustmentState;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody works in a village in the very moment in which the run of an adjustment has it in its hands. */
@ProcessTest
class WorkDuringAdjustmentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NEW_DATE = "2021-09-15T16:00:00Z";

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private PlayedPlan plan;
    private AdjustedPlan office;
    private List<VillageInStage> people;
    private CaseKey village;
    private Held held;

    @BeforeEach
    void threeVillages(PlayedPlans plans) {
        plan = plans.zichuan();
        office = new AdjustedPlan(plan);
        plan.today("2021-08-01");
        people = Stream.generate(() -> VillageInStage.started(plan, 2)).limit(3).toList();
        village = people.get(0).key();
    }

    @AfterEach
    void endThreads() throws SQLException {
        threads.shutdownNow();
        if (held != null && !held.connection().isClosed()) {
            held.release();
        }
    }

    @Test
    void taskCompletedWhileItsChunkRunsIsKeptAndTheNextOneHasTheNewDate() throws Exception {
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        Completion completion = registeringTheSurvey();

        Held row = heldAfterItsTokensMoved();
        Future<?> chunk = threads.submit(runJob(adjustment));
        awaitWaiting("frame_state");
        assertThat(settled(threads.submit(completion::complete))).isTrue();
        row.release();

        settled(chunk);
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("userTask_reviewSurvey");
        assertThat(plan.task(village, "userTask_reviewSurvey").getDueDate()).isEqualTo(NEW_DATE);
        movedOnce(adjustment);
    }

    @Test
    void chunkThatComesWhileATaskIsCompletedWaitsAndIsTriedAgain() throws Exception {
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        Completion completion = registeringTheSurvey();

        Held row = hold("ledger.submission", "id = '" + completion.submission() + "'");
        Future<?> person = threads.submit(completion::complete);
        awaitWaiting("ledger.submission");
        Future<?> chunk = threads.submit(runJob(adjustment));
        awaitWaiting("ledger.open_task");
        row.release();

        assertThat(settled(person)).isTrue();
        assertThat(settled(chunk)).isFalse();
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("userTask_reviewSurvey");
        assertThat(plan.task(village, "userTask_reviewSurvey").getDueDate()).isEqualTo(NEW_DATE);
        movedOnce(adjustment);
    }

    @Test
    void taskThatIsBeingCompletedWhenItsChunkEndsIsRefusedWithAWordAndCanBeCompletedAfterwards() throws Exception {
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        Completion completion = registeringTheSurvey();

        Held row = hold("ledger.open_task", "subject = '" + people.get(2).key() + "'");
        Future<?> chunk = threads.submit(runJob(adjustment));
        awaitWaiting("ledger.open_task");
        Future<?> person = threads.submit(completion::complete);
        awaitWaiting("delete from ledger.open_task");
        row.release();

        assertThat(settled(chunk)).isTrue();
        assertThatThrownBy(person::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("期限刚刚调整")
                .hasMessageContaining("本次没有保存");
        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");
        completion.complete();
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("userTask_reviewSurvey");
        assertThat(plan.task(village, "userTask_reviewSurvey").getDueDate()).isEqualTo(NEW_DATE);
        movedOnce(adjustment);
    }

    @Test
    void taskThatOpensWhileItsChunkRunsHasTheNewDate() throws Exception {
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        registeringTheSurvey().complete();
        Job next = job("serviceTask_recordSurvey");

        Held row = holdTable("ledger.adjusted_deadline");
        Future<?> chunk = threads.submit(runJob(adjustment));
        awaitWaiting("ledger.adjusted_deadline");
        Future<?> opened = threads.submit(execution(next));
        awaitWaiting("for share");
        row.release();

        assertThat(settled(chunk)).isTrue();
        assertThat(settled(opened)).isTrue();
        plan.runJobs();
        assertThat(plan.task(village, "userTask_reviewSurvey").getDueDate()).isEqualTo(NEW_DATE);
        movedOnce(adjustment);
    }

    @Test
    void chunkThatComesWhileATaskOpensWaitsAndGivesItTheNewDate() throws Exception {
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        registeringTheSurvey().complete();
        Job next = job("serviceTask_recordSurvey");

        Held row = holdTable("ledger.open_task");
        Future<?> opened = threads.submit(execution(next));
        awaitWaiting("insert into ledger.open_task");
        Future<?> chunk = threads.submit(runJob(adjustment));
        awaitWaiting("ledger.frame_state");
        row.release();

        assertThat(settled(opened)).isTrue();
        settled(chunk);
        plan.runJobs();
        assertThat(plan.task(village, "userTask_reviewSurvey").getDueDate()).isEqualTo(NEW_DATE);
        movedOnce(adjustment);
    }

    @Test
    void frameThatEndsWhileItsChunkRunsIsFinishedAndTheNextOneHasItsNewDate() throws Exception {
        plan.approveTownPlan(plan.body());
        people.get(0).readyToBuild().safe().reported();
        CaseKey adjustment = deployed(HANDOVER, "2021-10-15");
        Job end = frameEnds();

        Held row = hold("ledger.frame_state", "subject = '" + people.get(2).key() + "'");
        Future<?> chunk = threads.submit(runJob(adjustment));
        awaitWaiting("frame_state");
        Future<?> ended = threads.submit(execution(end));
        row.release();
        settled(chunk);
        settled(ended);

        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
        assertThat(plan.hasTimer(village, "event_worksDue")).isFalse();
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo("2021-10-15T16:00:00Z");
        assertThat(plan.task(village, "userTask_reportCommissioning").getDueDate())
                .isEqualTo("2021-10-15T16:00:00Z");
        assertThat(progress(adjustment).done()).isEqualTo(3);
        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
    }

    @Test
    void chunkThatComesWhileAFrameEndsIsTriedAgain() throws Exception {
        plan.approveTownPlan(plan.body());
        people.get(0).readyToBuild().safe().reported();
        CaseKey adjustment = deployed(HANDOVER, "2021-10-15");
        Job end = frameEnds();

        Held row = hold("ledger.frame_state", "subject = '" + village + "' and frame = 'handover'");
        Future<?> ended = threads.submit(execution(end));
        awaitWaiting("frame_state");
        Future<?> chunk = threads.submit(runJob(adjustment));
        row.release();
        settled(ended);
        settled(chunk);

        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo("2021-10-15T16:00:00Z");
        assertThat(progress(adjustment).done()).isEqualTo(3);
        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
    }

    @Test
    void timerThatFiresWhileItsChunkRunsFiresOnceOrNotAtAll() throws Exception {
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        plan.today("2021-08-31");
        Job timer = timer();

        Held row = heldAfterItsTokensMoved();
        Future<?> chunk = threads.submit(runJob(adjustment));
        awaitWaiting("frame_state");
        assertThat(settled(threads.submit(execution(timer)))).isTrue();
        row.release();

        assertThat(settled(chunk)).isFalse();
        while (!runJobs(adjustment).isEmpty()) {
            runJob(adjustment).call();
        }
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");
        assertThat(plan.cases(plan.body(), "order"))
                .allSatisfy(order -> assertThat(plan.ends(order)).contains("event_supervisionEnded"));
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(NEW_DATE);
        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
    }

    // --- playing

    /** Somebody's completion of a task, filled in and checked before. */
    private final class Completion {

        private final String user;
        private final String task;
        private final UUID submission;

        private Completion(String taskKey, UUID sheet, String... fields) {
            this.user = plan.holder(village, taskKey);
            this.task = plan.task(village, taskKey).getId();
            this.submission = plan.submission(user, task, sheet, fields);
        }

        UUID submission() {
            return submission;
        }

        Void complete() {
            plan.bean(Tasks.class).complete(task, user, submission);
            return null;
        }
    }

    private Completion registeringTheSurvey() {
        return new Completion("userTask_registerSurvey", people.get(0).roster(), "surveyedOn", "2021-08-01");
    }

    /** The job that ends the frame 建成 of the first village. */
    private Job frameEnds() {
        plan.completeOnly(
                plan.holder(village, "userTask_verifyCompletion"),
                village,
                "userTask_verifyCompletion",
                null,
                "decision",
                "approve",
                "verifiedOn",
                "2021-08-01");
        return job("serviceTask_recordCompletionReview");
    }

    private Job job(String element) {
        return plan.bean(ManagementService.class).createJobQuery().activityId(element).list().stream()
                .filter(job -> job.getTenantId().equals(village.tenant()))
                .findFirst()
                .orElseThrow();
    }

    private Job timer() {
        return plan.bean(ManagementService.class)
                .createJobQuery()
                .processInstanceId(plan.process("village-retrofit", village).getId())
                .activityId("event_worksDue")
                .singleResult();
    }

    /** Deployed; the run's first job waits. */
    private CaseKey deployed(String... days) {
        CaseKey adjustment = office.approvedOnly(AdjustedPlan.days(days));
        plan.run(adjustment, "serviceTask_decideAdjustment");
        plan.run(adjustment, "serviceTask_deployAdjustment");
        return adjustment;
    }

    private Callable<Void> runJob(CaseKey adjustment) {
        String job = runJobs(adjustment).get(0);
        return () -> {
            plan.bean(ManagementService.class).executeJob(job);
            return null;
        };
    }

    private List<String> runJobs(CaseKey adjustment) {
        return plan.bean(JdbcClient.class)
                .sql("""
                        select id_ from act_ru_job where handler_type_ = 'qingnuan-adjustment'
                          and handler_cfg_ like '% ' || :adjustment
                        """)
                .param("adjustment", adjustment.toString())
                .query(String.class)
                .list();
    }

    private Callable<Void> execution(Job job) {
        return () -> {
            plan.bean(ManagementService.class).executeJob(job.getId());
            return null;
        };
    }

    /** Whether it is done; otherwise it lost the race, which the engine says in several ways, and is to be tried again. */
    private static boolean settled(Future<?> work) throws Exception {
        try {
            work.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException lost) {
            assertThat(lost).hasCauseInstanceOf(ProcessEngineException.class);
            return false;
        }
    }

    private void movedOnce(CaseKey adjustment) {
        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(progress(adjustment).done()).isEqualTo(3);
        assertThat(people).allSatisfy(one -> {
            assertThat(plan.timer(one.key(), "event_worksDue")).isEqualTo(Instant.parse(NEW_DATE));
            assertThat(office.audit(one.key())).containsExactly("works MOVED 08-30 09-15");
            assertThat(plan.where(one.key())).hasSize(1);
        });
    }

    private Adjustment.Progress progress(CaseKey adjustment) {
        return plan.bean(Adjustments.class).get(adjustment).progress();
    }

    private AdjustmentState state(CaseKey adjustment) {
        return plan.bean(Adjustments.class).get(adjustment).state();
    }

    // --- holding somebody up

    /** Rows that nobody else gets until they are released. */
    private record Held(Connection connection) {

        void release() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }

    private Held hold(String table, String condition) throws SQLException {
        held = new Held(plan.bean(DataSource.class).getConnection());
        held.connection().setAutoCommit(false);
        try (Statement statement = held.connection().createStatement()) {
            statement.execute("select from " + table + " where " + condition + " for update");
        }
        return held;
    }

    /** Nobody writes into the table until it is released. */
    private Held holdTable(String table) throws SQLException {
        held = new Held(plan.bean(DataSource.class).getConnection());
        held.connection().setAutoCommit(false);
        try (Statement statement = held.connection().createStatement()) {
            statement.execute("lock table " + table + " in share mode");
        }
        return held;
    }

    /** The run stops at this row of the first village when it has every token of its chunk in its hands. */
    private Held heldAfterItsTokensMoved() throws SQLException {
        return hold("ledger.frame_state", "subject = '" + village + "' and frame = 'handover'");
    }

    private void awaitWaiting(String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> plan.bean(JdbcClient.class)
                        .sql("""
                        select exists (select from pg_stat_activity where datname = current_database()
                          and wait_event_type = 'Lock' and position(:text in lower(query)) > 0)
                        """)
                        .param("text", text)
                        .query(Boolean.class)
                        .single());
    }
}
