package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Safety;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 补齐开工条件: what the town has mended, before the conditions are checked again. */
@Component
class CompleteConditionsDelegate implements JavaDelegate {

    private final Safety safety;

    CompleteConditionsDelegate(Safety safety) {
        this.safety = safety;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        safety.completeConditions(step.subject(), step.submission(), step.by());
    }
}
