package org.qingnuan.process.tendering;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Lots;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 组织招标: method and dates of this round. */
@Component
class AnnounceTenderDelegate implements JavaDelegate {

    private final Lots lots;

    AnnounceTenderDelegate(Lots lots) {
        this.lots = lots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        lots.announce(step.subject(), step.submission(), step.by());
    }
}
