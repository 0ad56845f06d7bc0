package org.qingnuan.process.inhomeacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 承诺书入册 (LZ-27). */
@Component
class RecordCommitmentsDelegate implements JavaDelegate {

    private final InHomeAcceptance acceptance;

    RecordCommitmentsDelegate(InHomeAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        acceptance.recordCommitments(step.subject(), step.submission(), step.by());
    }
}
