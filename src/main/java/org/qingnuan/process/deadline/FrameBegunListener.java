package org.qingnuan.process.deadline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** A frame that its own model enters again is not done any more, so that it can be late once more. */
@Component("frameBegunListener")
class FrameBegunListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        String frame = Frames.named(execution.getCurrentActivityId());
        ((ExecutionEntity) execution).getProcessInstance().removeVariable(Frames.done(frame));
    }
}
