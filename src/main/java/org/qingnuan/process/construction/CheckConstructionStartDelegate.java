package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.GateResult;
import org.qingnuan.ledger.Gates;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对开工条件: town plan approved (ZC-13), contract (ZC-28), equipment (ZC-17), safety officers (ZC-29). */
@Component
class CheckConstructionStartDelegate implements JavaDelegate {

    private final Gates gates;

    CheckConstructionStartDelegate(Gates gates) {
        this.gates = gates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "readiness",
                readiness(gates.constructionStart(Step.of(execution).subject())));
    }

    private static String readiness(GateResult result) {
        if (result instanceof GateResult.Met) {
            return "ready";
        }
        return result instanceof GateResult.AwaitingPlanApproval ? "awaitingPlan" : "lacking";
    }
}
