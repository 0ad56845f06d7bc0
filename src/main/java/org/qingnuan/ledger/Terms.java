package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.calendar.WorkingDays;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Last days by the terms of a plan. What its document fixes as a date is no term and never shifts. */
@Component
public class Terms {

    private final Plans plans;
    private final WorkingDays workingDays;

    Terms(Plans plans, WorkingDays workingDays) {
        this.plans = plans;
        this.workingDays = workingDays;
    }

    /** Of a rectification that an inspection ordered on that day. */
    public DueDate rectification(CaseKey subject, LocalDate failedOn) {
        return workingDays.plus(failedOn, plans.get(subject.plan()).rules().rectificationDays());
    }

    /** Of a correction that was ordered on that day without a date. */
    public DueDate correction(CaseKey subject, LocalDate issuedOn) {
        return workingDays.plus(issuedOn, plans.get(subject.plan()).rules().correctionDays());
    }

    /** Of the answer to a complaint that was received on that day (LZ-47). */
    DueDate reply(CaseKey complaint, LocalDate receivedOn) {
        return workingDays.plus(
                receivedOn, plans.get(complaint.plan()).rules().complaints().reply());
    }

    /** Of the end of its matter. */
    DueDate resolution(CaseKey complaint, LocalDate receivedOn) {
        return workingDays.plus(
                receivedOn, plans.get(complaint.plan()).rules().complaints().resolve());
    }
}
