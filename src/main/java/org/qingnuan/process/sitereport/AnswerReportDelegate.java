package org.qingnuan.process.sitereport;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.SiteReports;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 答复: what the office or the contractor did about a report (JY-09, JY-19). */
@Component
class AnswerReportDelegate implements JavaDelegate {

    private final SiteReports reports;

    AnswerReportDelegate(SiteReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        reports.answer(step.subject(), step.submission(), step.by());
    }
}
