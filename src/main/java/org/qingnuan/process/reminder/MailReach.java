package org.qingnuan.process.reminder;

import java.util.List;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Whether there is a mail server, and whom of a plan its reminders would not reach. */
@Component
public class MailReach {

    private final Plans plans;
    private final Readers readers;
    private final MailServer server;
    private final Staff staff;

    MailReach(Plans plans, Readers readers, MailServer server, Staff staff) {
        this.plans = plans;
        this.readers = readers;
        this.server = server;
        this.staff = staff;
    }

    public boolean configured() {
        return server.configured();
    }

    /** The names of the groups that are to be reminded and nobody of whom has an address. */
    public List<String> unreached(PlanId plan) {
        List<CaseKey> bodies = plans.bodies(plan).stream().map(Body::key).toList();
        return readers.unreached(bodies).stream().map(staff::groupName).toList();
    }
}
