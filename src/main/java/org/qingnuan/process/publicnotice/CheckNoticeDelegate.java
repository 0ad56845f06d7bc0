package org.qingnuan.process.publicnotice;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对是否公示: whether the plan demands that the roster be shown in public first (D-42). */
@Component
class CheckNoticeDelegate implements JavaDelegate {

    private final PublicNotices notices;

    CheckNoticeDelegate(PublicNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("noticeRequired", notices.required(step.subject()));
    }
}
