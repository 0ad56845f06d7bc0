package org.qingnuan.process.subsidypayout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核定补贴: entitlements by the plan's table; refused by name when it has no rates (D-38). */
@Component
class ComputeSubsidyDelegate implements JavaDelegate {

    private final Payments payments;

    ComputeSubsidyDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("computation", state(payments.compute(step.subject())));
    }

    private static String state(Computation computation) {
        if (computation instanceof Computation.Computed) {
            return "COMPUTED";
        }
        return computation instanceof Computation.NoRate ? "NO_RATE" : "NOTHING";
    }
}
