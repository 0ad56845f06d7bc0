package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 研究是否追责: for severe lag or misuse of funds, or not (JN-33). */
@Component
class PursueLeadersDelegate implements JavaDelegate {

    private final Overdues overdues;

    PursueLeadersDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.pursueLeaders(step.subject(), Recipients.of(execution), step.submission(), step.by());
    }
}
