package org.qingnuan.process.usagereview;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记审核意见: town and bureau one after the other, each by another person (LZ-39). */
@Component
class ReviewReadingsDelegate implements JavaDelegate {

    private final HeatingSeasons seasons;

    ReviewReadingsDelegate(HeatingSeasons seasons) {
        this.seasons = seasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", seasons.reviewReadings(step.subject(), step.submission(), step.by()));
    }
}
