package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.TownPlans;
import org.qingnuan.process.engine.Step;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.process.staff.StaffGroups;
import org.springframework.stereotype.Component;

/** 编制实施方案: breakdown, routes, milestones (ZC-12), schedule (ZC-15); from here on the body waits for the office. */
@Component
class SubmitTownPlanDelegate implements JavaDelegate {

    private final TownPlans townPlans;
    private final Stages stages;
    private final StaffGroups staff;

    SubmitTownPlanDelegate(TownPlans townPlans, Stages stages, StaffGroups staff) {
        this.townPlans = townPlans;
        this.stages = stages;
        this.staff = staff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        townPlans.submit(step.subject(), step.submission(), step.by());
        stages.waiting(step.subject(), "town-plan", staff.post(step.subject(), Roles.DISTRICT_OFFICE));
    }
}
