package org.qingnuan.process.deadline;

import org.qingnuan.ledger.Plans;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lots whose tender began before lots had a last day get theirs, and their open tasks with them; no lot changes otherwise. */
@Component
class LotsAtStart {

    private final Plans plans;
    private final TenderDates tenders;

    LotsAtStart(Plans plans, TenderDates tenders) {
        this.plans = plans;
        this.tenders = tenders;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void follow() {
        plans.all().forEach(plan -> tenders.follow(plan.id()));
    }
}
