package org.qingnuan.process.deadline;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 登记未达目标: a goal (力争、基本) passed its date; it shows as late and warns, yet opens no supervision (JN-05, D-27). */
@Component
class RecordMissedGoalDelegate implements JavaDelegate {

    private final Stages stages;
    private final Clock clock;

    RecordMissedGoalDelegate(Stages stages, Clock clock) {
        this.stages = stages;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        stages.fired(subject, Frames.named(execution.getCurrentActivityId()), clock.instant());
    }
}
