package org.qingnuan.process.milestone;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核定结果入册. */
@Component
class ConfirmMilestoneDelegate implements JavaDelegate {

    private final Milestones milestones;

    ConfirmMilestoneDelegate(Milestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        milestones.confirm(step.subject(), step.submission(), step.by());
    }
}
