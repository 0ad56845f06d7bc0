package org.qingnuan.process.publicnotice;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对异议: whether one waits for its answer. */
@Component
class FindObjectionDelegate implements JavaDelegate {

    private final PublicNotices notices;

    FindObjectionDelegate(PublicNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "objectionWaiting", notices.waiting(step.subject()).isPresent());
    }
}
