package org.qingnuan.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.SendBacks.Outcome;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.process.staff.Memberships;
import org.qingnuan.shared.CaseKey;

/** A task that is taken back between the look at it and its completion: the engine then misses a right, the person the task. */
@ProcessTest
class CompletionTooLateTest {

    private static final Map<String, Object> NOTHING = Map.of();

    private PlayedPlan plan;
    private CaseKey village;
    private String task;
    private PersonalCalls calls;

    @BeforeEach
    void aContractorWhoReportsCommissioning(PlayedPlans plans) {
        plan = plans.zichuan();
        village = VillageInStage.started(plan, 2).throughWorks().key();
        task = plan.task(village, "userTask_reportCommissioning").getId();
        String contractor = plan.holder(village, "userTask_reportCommissioning");
        calls = new PersonalCalls(plan.bean(ProcessEngineConfigurationImpl.class));
        Memberships.Membership rights = plan.bean(Memberships.class).of(contractor);
        people().setAuthentication(contractor, rights.groups(), rights.tenants());
    }

    @AfterEach
    void signedOut() {
        people().clearAuthentication();
    }

    @Test
    void whoseTaskWasSentBackMeanwhileIsToldToLookAgain() {
        assertThatThrownBy(() -> calls.complete(task, NOTHING, () -> {
                    sendBack();
                    throw missingRight();
                }))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("所在环节已被退回")
                .hasMessageContaining("刷新任务列表");
    }

    @Test
    void whoMayOnlyLookAtATaskThatIsThereIsToldOfTheMissingRight() {
        AuthorizationException missing = missingRight();

        assertThatThrownBy(() -> calls.complete(task, NOTHING, () -> {
                    throw missing;
                }))
                .isSameAs(missing);
    }

    private void sendBack() {
        people().clearAuthentication();
        Outcome outcome = plan.bean(SendBacks.class)
                .sendBack(village, "construction", "抽查", plan.person("district-office", village));
        assertThat(outcome).isInstanceOf(Outcome.SentBack.class);
        plan.runJobs();
    }

    private static AuthorizationException missingRight() {
        return new AuthorizationException("TASK_WORK");
    }

    private IdentityService people() {
        return plan.bean(IdentityService.class);
    }
}
