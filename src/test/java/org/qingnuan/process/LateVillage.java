package org.qingnuan.process;

import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;

/** A village that is late for its works, and the supervision order its body gets for it. */
public final class LateVillage {

    private final PlayedPlan plan;
    private final CaseKey village;

    private LateVillage(PlayedPlan plan, CaseKey village) {
        this.plan = plan;
        this.village = village;
    }

    /** Late by its survey already, on 31 August, when 登记逾期 has run and the order waits for its first step. */
    public static LateVillage of(PlayedPlan plan) {
        LateVillage late = before(plan);
        plan.runJobs();
        return late;
    }

    /** The same in the moment in which the timer has gone off and nothing else has happened. */
    public static LateVillage before(PlayedPlan plan) {
        CaseKey village = VillageInStage.started(plan, 3).key();
        plan.fire(village, "event_worksDue");
        return new LateVillage(plan, village);
    }

    public CaseKey village() {
        return village;
    }

    public CaseKey order() {
        return plan.onlyCase(plan.body(), "order");
    }

    /** It is late no longer, because it leaves the plan. */
    public void clear() {
        plan.bean(Villages.class).withdraw(village, "整村搬迁", "office");
        plan.runJobs();
    }

    public void explained() {
        plan.work(order(), "userTask_explainDelay", "reason", "管网手续较慢", "promisedOn", "2021-09-20");
    }
}
