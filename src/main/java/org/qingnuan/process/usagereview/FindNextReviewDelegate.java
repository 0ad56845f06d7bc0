package org.qingnuan.process.usagereview;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 确定审核环节: which review of the plan comes next, or none (LZ-39). */
@Component
class FindNextReviewDelegate implements JavaDelegate {

    private final HeatingSeasons seasons;

    FindNextReviewDelegate(HeatingSeasons seasons) {
        this.seasons = seasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        var next = seasons.findNextReview(step.subject());
        execution.setVariable("reviewPending", next.isPresent());
        next.ifPresent(review -> execution.setVariable("approvalRole", review.role()));
    }
}
