package org.qingnuan.process.deadline;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.supervision.SupervisionProcess;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 登记逾期: the deadline passed; the ledger knows, and the body's supervision order opens or takes one more item. */
@Component
class RecordOverdueDelegate implements JavaDelegate {

    private final Stages stages;
    private final SupervisionProcess supervision;
    private final Clock clock;

    RecordOverdueDelegate(Stages stages, SupervisionProcess supervision, Clock clock) {
        this.stages = stages;
        this.supervision = supervision;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        String frame = Frames.named(execution.getCurrentActivityId());
        stages.fired(subject, frame, clock.instant());
        supervision.late(subject, frame);
    }
}
