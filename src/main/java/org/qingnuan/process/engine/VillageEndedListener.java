package org.qingnuan.process.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * Has the ledger count a village as finished when its process comes to its end: a plan may leave the settlement out, which else
 * says so, and a body waits for each of its villages. Nothing happens where it was said before.
 */
@Component
class VillageEndedListener implements ExecutionListener {

    static final String MODEL = "village-retrofit";

    private final Villages villages;

    VillageEndedListener(Villages villages) {
        this.villages = villages;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!((ExecutionEntity) execution).isCanceled()) {
            villages.finished(CaseKey.parse(execution.getProcessBusinessKey()));
        }
    }
}
