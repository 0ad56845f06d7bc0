package org.qingnuan.process.subsidypayout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Funds;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 落实资金: an allotment with its document. */
@Component
class ProvideFundsDelegate implements JavaDelegate {

    private final Funds funds;

    ProvideFundsDelegate(Funds funds) {
        this.funds = funds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        funds.provide(step.subject(), step.submission(), step.by());
    }
}
