package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Quotas;
import org.qingnuan.process.LaunchedPlan;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.ApplicationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Plan folders as they come into an empty database (ZC-01, ZC-02), which is therefore this test's own. */
@ApplicationTest
@TestPropertySource(properties = "spring.application.name=plan-seeding")
class PlanSeedingTest {

    static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    static final PlanId JIYANG = new PlanId("jiyang-2021");
    static final PlanId JINAN = new PlanId("jinan-2019-2022");

    @Autowired
    ApplicationContext context;

    @Autowired
    PlanSeeds seeds;

    @Autowired
    Quotas quotas;

    @Autowired
    Staff staff;

    @Autowired
    Playback playback;

    @Autowired
    Plans plans;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Test
    void everyBodyOfTheTaskTableReceivesItsTargetAndStartsWithItsVillages() {
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
        seeds.seed(ZICHUAN, null);
        LaunchedPlan.start(context, ZICHUAN);
        playback.runDueJobs();

        assertThat(plans.bodies(ZICHUAN))
                .hasSize(9)
                .extracting(Body::target)
                .satisfies(targets -> assertThat(
                                targets.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(2198));
        assertThat(zichuansTasks()).hasSize(9).extracting(Task::getName).containsOnly("登记村庄分解任务");
        assertThat(zichuansTasks())
                .extracting(Task::getTenantId)
                .contains("zichuan-2021.xihe", "zichuan-2021.jiangjunlu");
        assertThat(zichuansTasks())
                .allSatisfy(task -> assertThat(task.getDueDate()).isEqualTo(Instant.parse("2021-06-20T16:00:00Z")));
    }

    private List<Task> zichuansTasks() {
        return tasks.createTaskQuery()
                .processDefinitionKey("zichuan-2021.responsible-body")
                .tenantIdIn(plans.bodies(ZICHUAN).stream()
                        .map(body -> body.key().tenant())
                        .toArray(String[]::new))
                .list();
    }

    @Test
    void jiyangsTownsStandBesideThemWithoutAnyFigure() {
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
        seeds.seed(ZICHUAN, null);
        seeds.seed(JIYANG, null);

        assertThat(plans.bodies(JIYANG))
                .hasSize(10)
                .allSatisfy(body -> assertThat(quotas.leftOpen(body.key())).isTrue());

        LaunchedPlan.start(context, JIYANG);
        playback.runDueJobs();

        assertThat(plans.bodies(ZICHUAN)).hasSize(9);
        assertThat(plans.bases(JIYANG)).hasSize(7).anyMatch(basis -> basis.contains("济政办函〔2020〕8号"));
        assertThat(plans.bases(ZICHUAN)).isEmpty();
        assertThat(plans.get(JIYANG).rules().praiseCirculars()).isTrue();
        assertThat(plans.get(JIYANG).rules().townPlanRequired()).isFalse();
        assertThat(tasks.createTaskQuery()
                        .processDefinitionKey("jiyang-2021.responsible-body")
                        .list())
                .hasSize(10)
                .allSatisfy(task -> assertThat(task.getDueDate()).isNull());
        assertThat(staff.rolesOfPlan(JIYANG)).contains("ecology-branch");
        assertThat(staff.rolesOfPlan(ZICHUAN)).doesNotContain("ecology-branch");
    }

    @Test
    void jinansCountiesHaveMilestonesAndTheTownsOfOneWorkUnderJiyangsPlan() {
        playback.setTime(Instant.parse("2019-12-02T01:00:00Z"));
        seeds.seed(JIYANG, null);
        seeds.seed(JINAN, null);
        LaunchedPlan.start(context, JIYANG);

        assertThat(plans.bodies(JINAN))
                .hasSize(13)
                .allSatisfy(body -> assertThat(body.target()).isZero());

        LaunchedPlan.start(context, JINAN);
        playback.runDueJobs();

        assertThat(openIn("jinan-2019-2022.responsible-body")).hasSize(12);
        assertThat(openIn("coverage-assessment"))
                .singleElement()
                .satisfies(task -> assertThat(task.getTenantId()).isEqualTo("jinan-2019-2022.jinan-jiyang"));
        assertThat(openIn("milestone"))
                .hasSize(2 + 1 + 3 * 2 + 10)
                .allSatisfy(task -> assertThat(task.getDueDate()).isNotNull())
                .extracting(task -> task.getDueDate().toInstant())
                .contains(
                        Instant.parse("2019-12-31T16:00:00Z"),
                        Instant.parse("2020-10-31T16:00:00Z"),
                        Instant.parse("2020-11-15T16:00:00Z"),
                        Instant.parse("2020-12-31T16:00:00Z"),
                        Instant.parse("2022-12-31T16:00:00Z"));
        assertThat(staff.rolesOfPlan(JINAN)).contains("housing-bureau", "development-commission", "power-company");
    }

    private List<Task> openIn(String model) {
        return tasks.createTaskQuery()
                .processDefinitionKey(model)
                .tenantIdIn(Stream.concat(
                                Stream.of(JINAN.value()),
                                plans.bodies(JINAN).stream()
                                        .map(body -> body.key().tenant()))
                        .toArray(String[]::new))
                .list();
    }

    @Test
    void aSecondStartDeploysNothingOverTheDatabase() {
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
        seeds.seed(ZICHUAN, null);
        long deployments = repository.createDeploymentQuery().count();
        seeds.seed(ZICHUAN, null);

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }
}
