package org.qingnuan.process.inhomeacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 验收结论 with the town and the village (LZ-26). */
@Component
class ConcludeOfficeAcceptanceDelegate implements JavaDelegate {

    private final InHomeAcceptance acceptance;

    ConcludeOfficeAcceptanceDelegate(InHomeAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        acceptance.concludeOfficeAcceptance(step.subject(), step.submission(), step.by());
    }
}
