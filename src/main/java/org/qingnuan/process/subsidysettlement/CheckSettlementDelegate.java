package org.qingnuan.process.subsidysettlement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.SiteReports;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对拨付: every accepted household paid or closed, and no wages owed (JY-14)? */
@Component
class CheckSettlementDelegate implements JavaDelegate {

    private final Payments payments;
    private final SiteReports reports;

    CheckSettlementDelegate(Payments payments, SiteReports reports) {
        this.reports = reports;
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("settled", payments.settled(step.subject()) && !reports.wagesOwed(step.subject()));
    }
}
