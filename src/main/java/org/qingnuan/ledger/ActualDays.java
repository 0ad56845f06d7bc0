package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Which day of work counts for a body's own stages: the actual one, unless it was entered too long afterwards (default). */
@Component
class ActualDays {

    private final Plans plans;

    ActualDays(Plans plans) {
        this.plans = plans;
    }

    LocalDate counting(CaseKey body, LocalDate actual, LocalDate enteredOn) {
        int allowed = plans.get(body.plan()).rules().backdatingDays();
        return actual.isBefore(enteredOn.minusDays(allowed)) ? enteredOn : actual;
    }
}
