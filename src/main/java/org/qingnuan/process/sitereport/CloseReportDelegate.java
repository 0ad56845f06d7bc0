package org.qingnuan.process.sitereport;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.SiteReports;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 确认是否解决: the town's word, which closes the report or sends it back. */
@Component
class CloseReportDelegate implements JavaDelegate {

    private final SiteReports reports;

    CloseReportDelegate(SiteReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", reports.close(step.subject(), step.submission(), step.by()));
    }
}
