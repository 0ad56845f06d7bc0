package org.qingnuan.process.metering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 用量明细入册: whose fuel it is the element says. */
@Component
class RecordUsageDelegate implements JavaDelegate {

    private final HeatingSeasons seasons;

    RecordUsageDelegate(HeatingSeasons seasons) {
        this.seasons = seasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        Fuel fuel = Fuel.of(execution.getCurrentActivityId());
        seasons.recordUsage(step.subject(), fuel, step.submission(), step.by());
    }
}
