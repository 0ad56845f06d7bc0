package org.qingnuan.process.publicnotice;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 公示内容封存: the page is frozen with its days before anybody prints it. */
@Component
class DraftNoticeDelegate implements JavaDelegate {

    private final PublicNotices notices;

    DraftNoticeDelegate(PublicNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        notices.draft(step.subject(), step.submission(), step.by());
    }
}
