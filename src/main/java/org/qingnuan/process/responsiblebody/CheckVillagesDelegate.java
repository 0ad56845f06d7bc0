package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.Tracks;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对各村: all villages of the body finished, all that is done beside them (LZ-07), and all there that the plan demands of the body before the close (B6)? */
@Component
class CheckVillagesDelegate implements JavaDelegate {

    private final Villages villages;
    private final Tracks tracks;
    private final Conditions conditions;

    CheckVillagesDelegate(Villages villages, Tracks tracks, Conditions conditions) {
        this.villages = villages;
        this.tracks = tracks;
        this.conditions = conditions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        boolean complete = conditions.lacking(GatePoint.CLOSE, step.subject()).isEmpty();
        boolean done = tracks.allFinished(step.subject()) && villages.allFinished(step.subject());
        execution.setVariable("finished", complete && done);
    }
}
