package org.qingnuan.process.heatingseason;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对预拨规定: does the plan pay a part before the season? */
@Component
class CheckAdvanceDelegate implements JavaDelegate {

    private final HeatingSeasons seasons;

    CheckAdvanceDelegate(HeatingSeasons seasons) {
        this.seasons = seasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("advance", seasons.paysInAdvance(step.subject()));
    }
}
