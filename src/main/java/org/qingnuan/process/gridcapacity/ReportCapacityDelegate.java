package org.qingnuan.process.gridcapacity;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.GridCapacities;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 报告电网增容: the power company's word (LZ-07). */
@Component
class ReportCapacityDelegate implements JavaDelegate {

    private final GridCapacities grids;

    ReportCapacityDelegate(GridCapacities grids) {
        this.grids = grids;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        grids.report(step.subject(), step.submission(), step.by());
    }
}
