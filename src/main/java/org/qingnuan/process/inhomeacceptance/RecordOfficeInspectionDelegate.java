package org.qingnuan.process.inhomeacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.InHomeAcceptance;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记验收结果: the office passes what the inspector passed (LZ-23), and it goes into payout. */
@Component
class RecordOfficeInspectionDelegate implements JavaDelegate {

    private final InHomeAcceptance acceptance;

    RecordOfficeInspectionDelegate(InHomeAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        acceptance.recordOfficeInspection(step.subject(), step.submission(), step.by());
    }
}
