package org.qingnuan.process.deadline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 逾期督办 ended, by its condition, by modification or by deletion alike: the ledger's item ends with the token. */
@Component("overdueClearedListener")
class OverdueClearedListener implements ExecutionListener {

    private final Overdues overdues;

    OverdueClearedListener(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void notify(DelegateExecution execution) {
        overdues.clear(
                CaseKey.parse(execution.getProcessBusinessKey()), Frames.named(execution.getCurrentActivityId()));
    }
}
