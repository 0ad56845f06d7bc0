package org.qingnuan.process.track;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.qingnuan.ledger.Tracks;
import org.qingnuan.process.engine.Definitions;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记专项办结: the body waits for one track less. */
@Component
class CloseTrackDelegate implements JavaDelegate {

    private final Tracks tracks;

    CloseTrackDelegate(Tracks tracks) {
        this.tracks = tracks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        String model = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        tracks.finished(step.subject(), Definitions.modelOf(model));
    }
}
