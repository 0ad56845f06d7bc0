package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.WORKS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.ledger.Adjustment;
import org.qingnuan.ledger.AdjustmentState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.engine.Instances;
import org.qingnuan.process.plan.PlanDeployments;
import org.qingnuan.shared.CaseKey;

/**
 * How long it takes from the approval until every timer, task and row of the ledger is right, beside the engine's own
 * synchronous migration of as many villages in the same run. Prints figures, asserts only that the work was done.
 */
@Tag("bench")
@ProcessTest
class AdjustmentBench {

    @ParameterizedTest
    @ValueSource(ints = {1_050, 10_000})
    void movesRunningVillages(int villages, PlayedPlans plans) {
        Duration engine = engineAlone(villages, plans);
        Duration ours = adjusted(villages, plans);

        System.out.printf(
                "期限调整 %,d 个村：%.2f 秒；引擎自带的同步迁移：%.2f 秒；比值 %.2f（目标 ≤ 1.50）%n",
                villages,
                ours.toMillis() / 1000.0,
                engine.toMillis() / 1000.0,
                ours.toMillis() / (double) engine.toMillis());
    }

    private Duration adjusted(int count, PlayedPlans plans) {
        PlayedPlan plan = started(count, plans);
        AdjustedPlan office = new AdjustedPlan(plan);
        CaseKey last = plan.bean(Villages.class).of(plan.body()).get(count - 1).key();
        CaseKey adjustment = office.approvedOnly(AdjustedPlan.days(WORKS, "2021-09-15"));

        Instant begin = Instant.now();
        plan.runJobs();
        Duration taken = Duration.between(begin, Instant.now());

        Adjustment done = plan.bean(org.qingnuan.ledger.Adjustments.class).get(adjustment);
        assertThat(done.state()).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(done.progress().done()).isEqualTo(count);
        assertThat(plan.timer(last, "event_worksDue")).isEqualTo(Instant.parse("2021-09-15T16:00:00Z"));
        return taken;
    }

    /** The whole in one call and transaction, with updated triggers and without tasks, audit and progress. */
    private Duration engineAlone(int count, PlayedPlans plans) {
        PlayedPlan plan = started(count, plans);
        PlanDeployments deployments = plan.bean(PlanDeployments.class);
        PlanModels models =
                new PlanModels(deployments.current(plan.key().plan()).files());
        var files = new java.util.TreeMap<>(models.files());
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
        runtime.newMigration(migration)
                .processInstanceIds(running.stream().map(ProcessInstance::getId).toList())
                .execute();
        return Duration.between(begin, Instant.now());
    }

    private static PlayedPlan started(int count, PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanOf(count);
        plan.today("2021-08-01");
        Villages villages = plan.bean(Villages.class);
        Instances instances = plan.bean(Instances.class);
        IntStream.rangeClosed(1, count).forEach(i -> {
            CaseKey village = villages.add(plan.body(), "第%d村".formatted(i), 1, "COAL_TO_GAS", "计量", "somebody");
            villages.claimStart(village);
            instances.start("village-retrofit", village);
        });
        return plan;
    }
}
