package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.GateResult;
import org.qingnuan.ledger.Gates;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.engine.Step;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.process.staff.StaffGroups;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * 核对开工条件: town plan approved (ZC-13), contract (ZC-28), equipment (ZC-17), safety officers (ZC-29). A village whose
 * town's plan lies with the office waits for the office.
 */
@Component
class CheckConstructionStartDelegate implements JavaDelegate {

    private final Gates gates;
    private final Stages stages;
    private final StaffGroups staff;

    CheckConstructionStartDelegate(Gates gates, Stages stages, StaffGroups staff) {
        this.gates = gates;
        this.stages = stages;
        this.staff = staff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseKey village = Step.of(execution).subject();
        GateResult result = gates.constructionStart(village);
        boolean withOffice = result instanceof GateResult.AwaitingPlanApproval awaiting && awaiting.withOffice();
        stages.waiting(village, "construction", withOffice ? staff.post(village, Roles.DISTRICT_OFFICE) : null);
        execution.setVariable("readiness", readiness(result));
    }

    private static String readiness(GateResult result) {
        if (result instanceof GateResult.Met) {
            return "ready";
        }
        return result instanceof GateResult.AwaitingPlanApproval ? "awaitingPlan" : "lacking";
    }
}
