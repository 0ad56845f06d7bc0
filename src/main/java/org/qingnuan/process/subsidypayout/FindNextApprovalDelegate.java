package org.qingnuan.process.subsidypayout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 确定审批环节: which step of the plan comes next, or none. */
@Component
class FindNextApprovalDelegate implements JavaDelegate {

    private final Payments payments;

    FindNextApprovalDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        var next = payments.nextStep(step.subject());
        execution.setVariable("approvalPending", next.isPresent());
        next.ifPresent(approval -> execution.setVariable("approvalRole", approval.role()));
    }
}
