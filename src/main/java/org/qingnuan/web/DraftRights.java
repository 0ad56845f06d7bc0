package org.qingnuan.web;

import java.security.Principal;
import java.util.NoSuchElementException;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.PlanId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The door to the pages of drafts: administrators alone. */
@Component
class DraftRights {

    private final Staff staff;

    DraftRights(Staff staff) {
        this.staff = staff;
    }

    void require(Principal user) {
        if (!staff.roles(user.getName()).contains("administrator")) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "只有系统管理员可以准备方案");
        }
    }

    /** The draft of that name; whether there is one is said by whoever looks it up. */
    PlanId draft(String plan, Principal user) {
        require(user);
        try {
            return new PlanId(plan);
        } catch (IllegalArgumentException noPlanId) {
            throw new NoSuchElementException("No draft " + plan);
        }
    }
}
