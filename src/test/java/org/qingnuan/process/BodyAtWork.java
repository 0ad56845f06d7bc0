package org.qingnuan.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;

/** What a responsible body does with its own process: villages, its plan, lots. */
public final class BodyAtWork {

    private final PlayedPlan plan;
    private final CaseKey body;

    public BodyAtWork(PlayedPlan plan, CaseKey body) {
        this.plan = plan;
        this.body = body;
    }

    public BodyAtWork villageRegistered() {
        Map<String, String> row =
                new HashMap<>(Map.of("name", "东庄村", "quota", "3", "route", "COAL_TO_GAS", "plain", "true"));
        if (plan.bean(Plans.class).get(body.plan()).rules().towns()) {
            row.put("town", PlayedPlan.TOWN);
        }
        UUID sheet = plan.sheet(SheetKind.VILLAGES, body, List.of(row));
        plan.work(body, "userTask_registerVillages", sheet);
        return this;
    }

    public BodyAtWork planSubmitted() {
        plan.work(body, "userTask_draftPlan", PlayedPlan.townPlan());
        return this;
    }

    public BodyAtWork planReturned() {
        plan.work(body, "userTask_approvePlan", "decision", "return", "opinion", "请补充施工安排");
        return this;
    }

    public BodyAtWork planApproved() {
        plan.work(body, "userTask_approvePlan", "decision", "approve");
        return this;
    }

    public BodyAtWork lotsOpened() {
        plan.work(body, "userTask_openLots", "lots", "一标段\n二标段");
        return this;
    }

    /** Ends every village in the ledger, as 登记办结 does at the end of each. */
    public BodyAtWork villagesFinished() {
        plan.inTransaction(() -> plan.bean(Villages.class).of(body).stream()
                .map(Village::key)
                .forEach(plan.bean(Villages.class)::finished));
        plan.runJobs();
        return this;
    }
}
