package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Safety;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对安全员要求: only some documents ask for two safety officers (ZC-29, HZ-42, LZ-43; D-28, D-42). */
@Component
class CheckSafetyOfficersDelegate implements JavaDelegate {

    private final Safety safety;

    CheckSafetyOfficersDelegate(Safety safety) {
        this.safety = safety;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "officersRequired", safety.officersRequired(Step.of(execution).subject()));
    }
}
