package org.qingnuan.web;

import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Lets through who may read or adjust a plan's deadlines; a town may do neither. */
@Component
class DeadlineRights {

    private final Staff staff;
    private final Plans plans;

    DeadlineRights(Staff staff, Plans plans) {
        this.staff = staff;
        this.plans = plans;
    }

    /** The plan; 404 when there is none, 403 when it is not for the person. */
    PlanId plan(String id, String user, Action action) {
        PlanId plan = plans.all().stream()
                .map(known -> known.id())
                .filter(known -> known.value().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个方案"));
        if (!staff.may(user, CaseKey.ofPlan(plan), action)) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, action == Action.READ_DEADLINES ? "您没有查看这个方案期限的权限" : "只有系统管理员可以调整期限");
        }
        return plan;
    }
}
