package org.qingnuan.process.heatingseason;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 采暖季办结. */
@Component
class FinishSeasonDelegate implements JavaDelegate {

    private final HeatingSeasons seasons;

    FinishSeasonDelegate(HeatingSeasons seasons) {
        this.seasons = seasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        seasons.finishSeason(step.subject());
    }
}
