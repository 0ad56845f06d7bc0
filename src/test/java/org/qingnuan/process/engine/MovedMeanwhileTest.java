package org.qingnuan.process.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;

/** Which failures mean that somebody else was faster, and which are to be seen as they are. */
class MovedMeanwhileTest {

    @Test
    void whoLosesByARevisionIsToldToLookAgain() {
        told(new OptimisticLockingException("ENGINE-03005"));
    }

    @Test
    void whoLosesToATaskThatOpenedUnderTheCaseIsToldToLookAgain() {
        told(new ProcessEngineException("ENGINE-03004", new SQLException("violates \"act_fk_exe_super\"", "23503")));
    }

    @Test
    void whoGivesWayInADeadlockIsToldToLookAgain() {
        told(new IllegalStateException(new SQLException("deadlock detected", "40P01")));
    }

    @Test
    void aForeignKeyOfOurOwnIsNoRace() {
        asItIs(new ProcessEngineException("ENGINE-03004", new SQLException("violates \"village_body\"", "23503")));
    }

    @Test
    void aDatabaseThatIsGoneIsNoRace() {
        asItIs(new ProcessEngineException("ENGINE-03004", new SQLException("connection lost", "08006")));
    }

    private static void told(RuntimeException failure) {
        assertThatThrownBy(() -> MovedMeanwhile.told(() -> {
                    throw failure;
                }))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("请刷新任务列表");
    }

    private static void asItIs(RuntimeException failure) {
        assertThatThrownBy(() -> MovedMeanwhile.told(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }
}
