package org.qingnuan.process.publicnotice;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 异议答复入册: one after the other. */
@Component
class AnswerNoticeDelegate implements JavaDelegate {

    private final PublicNotices notices;

    AnswerNoticeDelegate(PublicNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        notices.answer(step.subject(), step.submission(), step.by());
    }
}
