package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 研究是否追责: held responsible for one of three causes, or not (JY-23). */
@Component
class PursueResponsibilityDelegate implements JavaDelegate {

    private final Overdues overdues;

    PursueResponsibilityDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.pursue(step.subject(), Recipients.of(execution), step.submission(), step.by());
    }
}
