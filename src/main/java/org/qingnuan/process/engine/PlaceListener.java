package org.qingnuan.process.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Names the place of each instance as it starts, so that a list of tasks tells one village from another. */
@Component
class PlaceListener implements ExecutionListener {

    /** The variable that the ready filters show on each task. */
    static final String VARIABLE = "place";

    private final Plans plans;
    private final Villages villages;

    PlaceListener(Plans plans, Villages villages) {
        this.plans = plans;
        this.villages = villages;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(VARIABLE, place(CaseKey.parse(execution.getProcessBusinessKey())));
    }

    private String place(CaseKey subject) {
        if (subject.area() == null) {
            return plans.get(subject.plan()).area().name();
        }
        String body = plans.body(subject.body()).area().name();
        return subject.village() == null
                ? body
                : body + " " + villages.get(subject.villageKey()).area().name();
    }
}
