package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.qingnuan.ledger.MeasureRecipient;

/** To whom the model addresses a step of its ladder: the step's input {@code recipient}. */
final class Recipients {

    private Recipients() {}

    static MeasureRecipient of(DelegateExecution execution) {
        return MeasureRecipient.valueOf(execution.getVariableLocal("recipient").toString());
    }
}
