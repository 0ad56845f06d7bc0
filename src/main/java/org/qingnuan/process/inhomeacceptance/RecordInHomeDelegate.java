package org.qingnuan.process.inhomeacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 入户核验, home by home (LZ-33); who fails goes to rectification. */
@Component
class RecordInHomeDelegate implements JavaDelegate {

    private final InHomeAcceptance acceptance;

    RecordInHomeDelegate(InHomeAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        acceptance.recordInHome(step.subject(), step.submission(), step.by());
    }
}
