package org.qingnuan.process.heatingstart;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.HeatingStarts;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记开始供暖: an event of the plan, nobody is late by it (LZ-24). */
@Component
class RecordHeatingStartDelegate implements JavaDelegate {

    private final HeatingStarts heating;

    RecordHeatingStartDelegate(HeatingStarts heating) {
        this.heating = heating;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        heating.started(step.subject().plan());
    }
}
