package org.qingnuan.process.villageretrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.StageState;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** A plan's own survey in place of the shared one: the ledger knows it as the survey that it is. */
@ProcessTest
class OwnStageTest {

    @Test
    void aVillageGoesThroughItsPlansOwnSurveyWithItsPlansOwnForm(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanWithOwnSurvey();
        CaseKey village = VillageInStage.started(plan, 3).surveyed().key();

        assertThat(plan.bean(Stages.class).stages(village))
                .filteredOn(stage -> stage.stage().equals("survey"))
                .singleElement()
                .satisfies(stage -> assertThat(stage.recordedAt()).isNotNull());
        assertThat(plan.bean(Stages.class).stages(village))
                .extracting(StageState::stage)
                .contains("household-confirmation");
        RepositoryService repository = plan.bean(RepositoryService.class);
        String deployment = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(village.plan() + ".survey")
                .singleResult()
                .getDeploymentId();
        assertThat(repository.getResourceAsStream(deployment, "forms/survey/registerSurvey.html"))
                .asString(StandardCharsets.UTF_8)
                .contains("入户日期");
    }
}
