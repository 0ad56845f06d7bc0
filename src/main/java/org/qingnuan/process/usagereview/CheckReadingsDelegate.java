package org.qingnuan.process.usagereview;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对匹配: does every row belong to somebody, has everybody a reading? */
@Component
class CheckReadingsDelegate implements JavaDelegate {

    private final HeatingSeasons seasons;

    CheckReadingsDelegate(HeatingSeasons seasons) {
        this.seasons = seasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("matched", seasons.checkReadings(step.subject()) == 0);
    }
}
