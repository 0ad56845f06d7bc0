package org.qingnuan.process.subsidypayout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.Reservation;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 预留资金: never more than allotted. */
@Component
class ReserveFundsDelegate implements JavaDelegate {

    private final Payments payments;

    ReserveFundsDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("reserved", payments.reserve(step.subject()) instanceof Reservation.Reserved);
    }
}
