package org.qingnuan.process.milestone;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 确定核定单位: the role whose word the plan takes for this milestone. */
@Component
class OpenMilestoneDelegate implements JavaDelegate {

    private final Milestones milestones;

    OpenMilestoneDelegate(Milestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approvalRole", milestones.rule(step.subject()).role());
    }
}
