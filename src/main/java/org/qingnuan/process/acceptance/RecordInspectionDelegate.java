package org.qingnuan.process.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记验收结果: passed households go on to payout, failed ones to rectification. */
@Component
class RecordInspectionDelegate implements JavaDelegate {

    private final Households households;

    RecordInspectionDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        households.recordInspection(step.subject(), step.submission(), step.by());
    }
}
