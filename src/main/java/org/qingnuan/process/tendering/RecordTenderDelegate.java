package org.qingnuan.process.tendering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.TenderOutcome;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记招标结果: awarded, or failed and tendered again. */
@Component
class RecordTenderDelegate implements JavaDelegate {

    private final Lots lots;

    RecordTenderDelegate(Lots lots) {
        this.lots = lots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "awarded", lots.recordTender(step.subject(), step.submission(), step.by()) == TenderOutcome.AWARDED);
    }
}
