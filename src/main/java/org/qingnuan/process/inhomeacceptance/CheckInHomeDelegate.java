package org.qingnuan.process.inhomeacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对验收情况: whose turn it is, or all passed. */
@Component
class CheckInHomeDelegate implements JavaDelegate {

    private final InHomeAcceptance acceptance;

    CheckInHomeDelegate(InHomeAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("inHome", acceptance.stand(step.subject()).name());
    }
}
