package org.qingnuan.process.milestone;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.process.engine.Definitions;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记办结: the plan has one open track less. */
@Component
class FinishMilestonesDelegate implements JavaDelegate {

    private final Milestones milestones;

    FinishMilestonesDelegate(Milestones milestones) {
        this.milestones = milestones;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String definition = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        milestones.finished(Step.of(execution).subject(), Definitions.modelOf(definition));
    }
}
