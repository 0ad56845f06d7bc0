package org.qingnuan.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.Playback;
import org.qingnuan.support.ApplicationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The settings that the design rests on, asked of the engine that runs. */
@ApplicationTest
class EngineSettingsTest {

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    Clock clock;

    @Autowired
    Playback playback;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPersonCannotSkipAStageByAnError() {
        assertThat(engine.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
    }

    @Test
    void aCandidateMayWorkATaskButNotChangeIt() {
        assertThat(engine.getDefaultUserPermissionNameForTask()).isEqualTo("TASK_WORK");
        assertThat(engine.isAuthorizationEnabled()).isTrue();
        assertThat(engine.isTenantCheckEnabled()).isTrue();
    }

    @Test
    void whoSetsAPasswordIsHeldToOurRules() {
        assertThat(engine.isEnablePasswordPolicy()).isTrue();
        assertThat(engine.getPasswordPolicy().getRules())
                .extracting(PasswordPolicyRule::getPlaceholder)
                .contains("至少12个字符");
    }

    @Test
    void nothingIsDeployedByItself() {
        assertThat(((SpringProcessEngineConfiguration) engine).getDeploymentResources())
                .isEmpty();
    }

    @Test
    void theOldestDeadlineIsAcquiredFirst() {
        assertThat(engine.isJobExecutorAcquireByDueDate()).isTrue();
    }

    @Test
    void idsOfAreasAreAllowed() {
        for (String pattern : new String[] {
            engine.getGeneralResourceWhitelistPattern(),
            engine.getUserResourceWhitelistPattern(),
            engine.getGroupResourceWhitelistPattern(),
            engine.getTenantResourceWhitelistPattern()
        }) {
            assertThat("town-official.xihe:zichuan-2021.xihe").matches(pattern);
        }
    }

    @Test
    void historyIsFullAndKeptTenYearsFromTheStart() {
        assertThat(engine.getHistory()).isEqualTo(ProcessEngineConfiguration.HISTORY_FULL);
        assertThat(engine.getHistoryTimeToLive()).isEqualTo("P3650D");
        assertThat(engine.getHistoryRemovalTimeStrategy())
                .isEqualTo(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
    }

    @Test
    void theEngineNeverChangesItsSchema() {
        assertThat(engine.getDatabaseSchemaUpdate()).isEqualTo("false");
    }

    @Test
    void theDocumentedTweaksThatSlowTaskListsAreOff() {
        assertThat(engine.isCmmnEnabled()).isTrue();
        assertThat(engine.isStandaloneTasksEnabled()).isTrue();
    }

    @Test
    void engineAndModulesReadTheSameClock() {
        playback.setTime(Instant.parse("2021-08-30T16:00:00Z"));

        assertThat(clock.instant()).isEqualTo("2021-08-30T16:00:00Z");
        assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo("2021-08-30T16:00:00Z");
        assertThat(clock.getZone().getId()).isEqualTo("Asia/Shanghai");
    }

    @Test
    void completionsFindTheirSubtasksByAnIndexAndRewrittenRowsHaveRoom() {
        assertThat(jdbc.sql("select indexdef from pg_indexes where tablename = 'act_ru_task'")
                        .query(String.class)
                        .list())
                .anyMatch(index -> index.contains("(parent_task_id_)"));
        for (String table : new String[] {"act_ru_task", "act_ru_execution", "act_ru_job"}) {
            assertThat(jdbc.sql("select array_to_string(reloptions, ',') from pg_class where relname = ?")
                            .param(table)
                            .query(String.class)
                            .single())
                    .contains("fillfactor=50");
        }
    }
}
