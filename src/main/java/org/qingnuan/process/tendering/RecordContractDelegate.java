package org.qingnuan.process.tendering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Lots;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 签订合同: the four items of ZC-28; the lot's villages may go on. */
@Component
class RecordContractDelegate implements JavaDelegate {

    private final Lots lots;

    RecordContractDelegate(Lots lots) {
        this.lots = lots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        lots.recordContract(step.subject(), step.submission(), step.by());
    }
}
