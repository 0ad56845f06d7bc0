package org.qingnuan.process.usagereview;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 处理结果入册: a person said whose rows they are, and why. */
@Component
class ResolveReadingsDelegate implements JavaDelegate {

    private final HeatingSeasons seasons;

    ResolveReadingsDelegate(HeatingSeasons seasons) {
        this.seasons = seasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        seasons.resolveReadings(step.subject(), step.submission(), step.by());
    }
}
