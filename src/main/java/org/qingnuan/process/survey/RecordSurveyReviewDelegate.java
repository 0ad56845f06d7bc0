package org.qingnuan.process.survey;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 审核摸底结果: the town takes the roster or returns it. */
@Component
class RecordSurveyReviewDelegate implements JavaDelegate {

    private final Reviews reviews;

    RecordSurveyReviewDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "approved",
                reviews.decide(step.subject(), "survey.userTask_reviewSurvey", step.submission(), step.by()));
    }
}
