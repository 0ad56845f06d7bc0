package org.qingnuan.process.contractaward;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Lots;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对合同: holds the lot's row, so that a contract signed meanwhile is either seen here or finds the village waiting. */
@Component
class CheckContractDelegate implements JavaDelegate {

    private final Lots lots;

    CheckContractDelegate(Lots lots) {
        this.lots = lots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("contracted", lots.contracted(step.subject()));
    }
}
