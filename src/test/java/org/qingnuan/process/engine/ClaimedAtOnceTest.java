package org.qingnuan.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.process.staff.Memberships;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.Together;

/** Two colleagues claim one task in the same moment: one has it, the other one is told in Chinese who. */
@ProcessTest
class ClaimedAtOnceTest {

    private static final int ROUNDS = 30;
    private static final String TASK = "userTask_reportCommissioning";
    private static final String CLAIMED = "签收成功";

    @Test
    void oneHasTheTaskAndTheOtherIsToldWho(PlayedPlans plans) throws Exception {
        PlayedPlan plan = plans.zichuan();
        CaseKey village = VillageInStage.started(plan, 2).throughWorks().key();
        String task = plan.task(village, TASK).getId();
        List<String> colleagues = List.of(plan.holder(village, TASK, 1), plan.holder(village, TASK, 2));

        for (int round = 0; round < ROUNDS; round++) {
            List<String> told = Together.run(colleagues.stream()
                    .<Callable<String>>map(person -> () -> claim(plan, task, person))
                    .toList());

            List<String> others = new ArrayList<>(told);
            assertThat(others.remove(CLAIMED)).as("somebody has it: %s", told).isTrue();
            assertThat(others).singleElement().asString().matches("该任务已由第[12]位.*签收。请刷新任务列表。");
            plan.bean(TaskService.class).setAssignee(task, null);
        }
    }

    private static String claim(PlayedPlan plan, String task, String person) {
        IdentityService people = plan.bean(IdentityService.class);
        Memberships.Membership rights = plan.bean(Memberships.class).of(person);
        people.setAuthentication(person, rights.groups(), rights.tenants());
        try {
            plan.bean(TaskService.class).claim(task, person);
            return CLAIMED;
        } catch (BadUserRequestException late) {
            return late.getMessage();
        } finally {
            people.clearAuthentication();
        }
    }
}
