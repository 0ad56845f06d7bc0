package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对督办事项: every item may have ended before the order could start; a ladder may differ by the frame that is late (HZ-13). */
@Component
class CheckOrderDelegate implements JavaDelegate {

    private final Overdues overdues;

    CheckOrderDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("cleared", overdues.cleared(step.subject()));
        execution.setVariable("frame", overdues.get(step.subject()).frame());
    }
}
