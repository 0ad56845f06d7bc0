package org.qingnuan.process.subsidysettlement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.SiteReports;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对拨付: every accepted household paid or closed, and no wages owed (JY-14), and all there that the plan demands before the close (B6)? */
@Component
class CheckSettlementDelegate implements JavaDelegate {

    private final Payments payments;
    private final Conditions conditions;
    private final SiteReports reports;

    CheckSettlementDelegate(Payments payments, Conditions conditions, SiteReports reports) {
        this.payments = payments;
        this.conditions = conditions;
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        boolean settled = payments.settled(step.subject()) && !reports.wagesOwed(step.subject());
        execution.setVariable(
                "settled",
                settled && conditions.lacking(GatePoint.CLOSE, step.subject()).isEmpty());
    }
}
