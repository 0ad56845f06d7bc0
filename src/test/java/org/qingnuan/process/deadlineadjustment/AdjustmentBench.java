package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.WORKS;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanExecutionBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.ledger.Adjustment;
import org.qingnuan.ledger.AdjustmentState;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.CopiedVillages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.process.deadline.DateEdit;
import org.qingnuan.process.plan.PlanDeployments;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes from the approval until every timer, task and row of the ledger is right, beside the engine's own
 * synchronous and batch migrations of as many villages in the same run. Prints figures, asserts only that the work was done.
 */
@Tag("bench")
@ProcessTest
class AdjustmentBench {

    /** Villages that are moved each way before the clock runs, so that no way pays for the JVM's start. */
    private static final int WARM_UP = 500;

    @ParameterizedTest
    @ValueSource(ints = {1_050, 10_000})
    void movesRunningVillages(int villages, PlayedPlans plans) {
        engineAlone(WARM_UP, plans, AdjustmentBench::atOnce);
        engineAlone(WARM_UP, plans, AdjustmentBench::inABatch);
        adjusted(WARM_UP, plans);
        Duration synchronous = engineAlone(villages, plans, AdjustmentBench::atOnce);
        Duration batch = engineAlone(villages, plans, AdjustmentBench::inABatch);
        Duration ours = adjusted(villages, plans);

        System.out.printf(
                "期限调整 %,d 个村：%.2f 秒；引擎的同步迁移：%.2f 秒，比值 %.2f（目标 ≤ 1.50）；引擎的批量迁移：%.2f 秒，比值 %.2f%n",
                villages,
                seconds(ours),
                seconds(synchronous),
                seconds(ours) / seconds(synchronous),
                seconds(batch),
                seconds(ours) / seconds(batch));
    }

    private static double seconds(Duration taken) {
        return taken.toMillis() / 1000.0;
    }

    private Duration adjusted(int count, PlayedPlans plans) {
        PlayedPlan plan = started(count, plans);
        CaseKey adjustment = new AdjustedPlan(plan).approvedOnly(AdjustedPlan.days(WORKS, "2021-09-15"));

        Instant begin = Instant.now();
        plan.runJobs();
        Duration taken = Duration.between(begin, Instant.now());

        Adjustment done = plan.bean(Adjustments.class).get(adjustment);
        assertThat(done.state()).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(done.progress().done()).isEqualTo(count);
        assertThat(timersOn(plan, "2021-09-15T16:00:00Z")).isEqualTo(count);
        return taken;
    }

    private static long timersOn(PlayedPlan plan, String instant) {
        return plan.bean(JdbcClient.class)
                .sql("""
                        select count(*) from act_ru_job where handler_type_ = 'timer-transition' and duedate_ = :due
                          and tenant_id_ = :body
                        """)
                .param("due", Timestamp.from(Instant.parse(instant)))
                .param("body", plan.body().tenant())
                .query(Long.class)
                .single();
    }

    /** With updated triggers, and so with the timers' rows in the ledger; without tasks' dates, audit and progress. */
    private Duration engineAlone(
            int count, PlayedPlans plans, BiConsumer<PlayedPlan, MigrationPlanExecutionBuilder> way) {
        PlayedPlan plan = started(count, plans);
        PlanDeployments deployments = plan.bean(PlanDeployments.class);
        PlanModels models =
                new PlanModels(deployments.current(plan.key().plan()).files());
        Map<String, byte[]> files = new TreeMap<>(models.files());
        files.put(models.path("village-retrofit"), DateEdit.change(models.bytes("village-retrofit"), "works", "09-15"));
        RuntimeService runtime = plan.bean(RuntimeService.class);
        List<ProcessInstance> running = runtime.createProcessInstanceQuery()
                .processDefinitionKey(plan.key().plan().value() + ".village-retrofit")
                .list();
        String target = deployments
                .replace(plan.key().plan(), files)
                .models()
                .get("village-retrofit")
                .getId();

        Instant begin = Instant.now();
        MigrationPlan migration = runtime.createMigrationPlan(running.get(0).getProcessDefinitionId(), target)
                .mapEqualActivities()
                .updateEventTriggers()
                .build();
        way.accept(
                plan,
                runtime.newMigration(migration)
                        .processInstanceIds(
                                running.stream().map(ProcessInstance::getId).toList()));
        Duration taken = Duration.between(begin, Instant.now());

        assertThat(timersOn(plan, "2021-09-15T16:00:00Z")).isEqualTo(count);
        return taken;
    }

    /** One call and transaction. */
    private static void atOnce(PlayedPlan plan, MigrationPlanExecutionBuilder migration) {
        migration.execute();
    }

    /** The engine's batch as it is set up by default: a job per instance. */
    private static void inABatch(PlayedPlan plan, MigrationPlanExecutionBuilder migration) {
        Batch batch = migration.executeAsync();
        ManagementService management = plan.bean(ManagementService.class);
        for (String definition : List.of(batch.getSeedJobDefinitionId(), batch.getBatchJobDefinitionId())) {
            for (List<Job> jobs = jobs(management, definition); !jobs.isEmpty(); jobs = jobs(management, definition)) {
                jobs.forEach(job -> management.executeJob(job.getId()));
            }
        }
        management.deleteBatch(batch.getId(), true);
    }

    private static List<Job> jobs(ManagementService management, String definition) {
        return management.createJobQuery().jobDefinitionId(definition).list();
    }

    private static PlayedPlan started(int count, PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanOf(count);
        plan.today("2021-08-01");
        CopiedVillages.of(plan, List.of(VillageInStage.started(plan, 1).key()), count - 1);
        return plan;
    }
}
