package org.qingnuan.web;

import java.security.Principal;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The one door to the pages of a place: what is no place is not found, and whoever has no right there is forbidden. */
@Component
class Door {

    private final Staff staff;

    Door(Staff staff) {
        this.staff = staff;
    }

    /** The body, or the plan itself without an area. */
    CaseKey open(String plan, String area, Principal user, Action action) {
        CaseKey place;
        try {
            place = area == null ? CaseKey.ofPlan(new PlanId(plan)) : CaseKey.ofBody(new PlanId(plan), area);
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个单位或方案", notOurs);
        }
        if (!staff.may(user.getName(), place, action)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "您没有这个单位或方案的权限");
        }
        return place;
    }

    /** A key that could be a village's of the body; whether there is one is said by whoever looks it up. */
    static CaseKey village(CaseKey body, String village) {
        try {
            return CaseKey.ofVillage(body.plan(), body.area(), village);
        } catch (IllegalArgumentException notOurs) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个村", notOurs);
        }
    }
}
