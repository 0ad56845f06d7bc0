package org.qingnuan.process.publicnotice;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 张贴情况入册: put up in time, or drafted anew. */
@Component
class PostNoticeDelegate implements JavaDelegate {

    private final PublicNotices notices;

    PostNoticeDelegate(PublicNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("posted", notices.post(step.subject(), step.submission(), step.by()));
    }
}
