package org.qingnuan.process.deadline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** A frame finished: the fact ends an overdue token by its condition, also when 登记逾期 has not run yet. */
@Component("frameEndedListener")
class FrameEndedListener implements ExecutionListener {

    private final Stages stages;

    FrameEndedListener(Stages stages) {
        this.stages = stages;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (((ExecutionEntity) execution).isCanceled()) {
            return;
        }
        String frame = Frames.named(execution.getCurrentActivityId());
        stages.frameEnded(CaseKey.parse(execution.getProcessBusinessKey()), frame);
        ((ExecutionEntity) execution).getProcessInstance().setVariable(Frames.done(frame), true);
    }
}
