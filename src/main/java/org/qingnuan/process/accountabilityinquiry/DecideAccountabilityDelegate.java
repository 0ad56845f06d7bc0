package org.qingnuan.process.accountabilityinquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.AccountabilityInquiries;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 追责结论入册: somebody is held responsible, or not and why (JY-23, JN-33). */
@Component
class DecideAccountabilityDelegate implements JavaDelegate {

    private final AccountabilityInquiries inquiries;

    DecideAccountabilityDelegate(AccountabilityInquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", inquiries.decide(step.subject(), step.submission(), step.by()));
    }
}
