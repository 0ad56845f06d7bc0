package org.qingnuan.process.subsidypayout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记补贴标准: rates were provided; the table is asked again. */
@Component
class RecordRatesProvidedDelegate implements JavaDelegate {

    private final Reviews reviews;

    RecordRatesProvidedDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        reviews.note(step.subject(), "subsidy-payout.userTask_provideRates", step.submission(), step.by());
    }
}
