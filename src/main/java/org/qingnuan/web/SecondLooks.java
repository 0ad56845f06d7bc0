package org.qingnuan.web;

import java.util.List;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.springframework.stereotype.Component;

/** Tells a person which bodies' doubts wait for a second look that the person may give; gone as soon as somebody has given it. */
@Component
class SecondLooks {

    private final Flags flags;
    private final Staff staff;
    private final Plans plans;

    SecondLooks(Flags flags, Staff staff, Plans plans) {
        this.flags = flags;
        this.staff = staff;
        this.plans = plans;
    }

    List<Waiting> of(String user) {
        return flags
                .awaiting(
                        staff.bodies(user).stream()
                                .filter(body -> staff.may(user, body, Action.SETTLE_FLAGS))
                                .toList(),
                        user)
                .entrySet()
                .stream()
                .map(one -> new Waiting(
                        plans.body(one.getKey()).area().name(), FlagController.path(one.getKey()), one.getValue()))
                .toList();
    }

    /** A body whose flags wait. */
    record Waiting(String name, String path, int flags) {}
}
