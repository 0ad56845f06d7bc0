package org.qingnuan.process.publicnotice;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 办结公示: the term is over and every objection answered. */
@Component
class ConcludeNoticeDelegate implements JavaDelegate {

    private final PublicNotices notices;

    ConcludeNoticeDelegate(PublicNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        notices.conclude(step.subject());
    }
}
