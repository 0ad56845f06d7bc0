package org.qingnuan.process.inhomeacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 初步验收: everything heats as it should (LZ-30). */
@Component
class AcceptPreliminarilyDelegate implements JavaDelegate {

    private final InHomeAcceptance acceptance;

    AcceptPreliminarilyDelegate(InHomeAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        acceptance.acceptPreliminarily(step.subject(), step.submission(), step.by());
    }
}
