package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Safety;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 落实双安全员: one of the enterprise, one of the village (ZC-29). */
@Component
class AppointSafetyOfficersDelegate implements JavaDelegate {

    private final Safety safety;

    AppointSafetyOfficersDelegate(Safety safety) {
        this.safety = safety;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        safety.appoint(step.subject(), step.submission(), step.by());
    }
}
