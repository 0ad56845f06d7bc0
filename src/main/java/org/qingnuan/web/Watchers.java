package org.qingnuan.web;

import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Who has anything to do with a plan at all: over the whole of it, or over one of its bodies. */
@Component
class Watchers {

    private final Staff staff;

    Watchers(Staff staff) {
        this.staff = staff;
    }

    boolean watch(CaseKey plan, String user) {
        return staff.may(user, plan, Action.VIEW)
                || staff.bodies(user).stream().anyMatch(body -> body.plan().equals(plan.plan()));
    }
}
