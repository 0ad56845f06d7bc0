package org.qingnuan.process.deadlineextension;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记审批意见: the last day moves with the office's approval, in the same transaction. */
@Component
class DecideExtensionDelegate implements JavaDelegate {

    private final Extensions extensions;

    DecideExtensionDelegate(Extensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", extensions.decide(step.subject(), step.submission(), step.by()));
    }
}
