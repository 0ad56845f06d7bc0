package org.qingnuan.process.dateconfirmation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.DateClaims;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记确认意见: the actual date counts, or the day of its entry goes on counting. */
@Component
class RecordDateDecisionDelegate implements JavaDelegate {

    private final DateClaims claims;

    RecordDateDecisionDelegate(DateClaims claims) {
        this.claims = claims;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        claims.decide(step.subject(), step.submission(), step.by());
    }
}
