package org.qingnuan.process.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * Names the place of each task, so that a list of tasks tells one village from another. It is the task's description,
 * not a variable: whoever may read the task reads it, and no right to variables is needed.
 */
@Component(PlaceOfTask.NAME)
public class PlaceOfTask {

    static final String NAME = "placeOfTask";

    /** What the engine evaluates as each task is created. */
    static final String EXPRESSION = "${" + NAME + ".of(execution)}";

    private final Plans plans;
    private final Villages villages;

    PlaceOfTask(Plans plans, Villages villages) {
        this.plans = plans;
        this.villages = villages;
    }

    /** As officials write it: 西河镇 东河村, or the body alone, or the plan's own area. */
    public String of(DelegateExecution execution) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        if (subject.area() == null) {
            return plans.get(subject.plan()).area().name();
        }
        String body = plans.body(subject.body()).area().name();
        return subject.village() == null
                ? body
                : body + " " + villages.get(subject.villageKey()).area().name();
    }
}
