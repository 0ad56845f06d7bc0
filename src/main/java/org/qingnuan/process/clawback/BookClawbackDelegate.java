package org.qingnuan.process.clawback;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记应收并抵扣: claims what was paid, cancels or sets off what is still due. */
@Component
class BookClawbackDelegate implements JavaDelegate {

    private final Clawbacks clawbacks;

    BookClawbackDelegate(Clawbacks clawbacks) {
        this.clawbacks = clawbacks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("booked", clawbacks.book(step.subject()).name());
    }
}
