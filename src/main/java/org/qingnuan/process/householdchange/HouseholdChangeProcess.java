package org.qingnuan.process.householdchange;

import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.ledger.HouseholdWithdrawn;
import org.qingnuan.ledger.Rechecks;
import org.qingnuan.process.HouseholdChanging;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to changes of households and to re-checks. */
@Component
class HouseholdChangeProcess implements HouseholdChanging {

    private final HouseholdChanges changes;
    private final Rechecks rechecks;
    private final Relay relay;

    HouseholdChangeProcess(HouseholdChanges changes, Rechecks rechecks, Relay relay) {
        this.changes = changes;
        this.rechecks = rechecks;
        this.relay = relay;
    }

    @Override
    @Transactional
    public CaseKey request(CaseKey village, ChangeRequest request, String by) {
        CaseKey change = changes.request(village, request, by);
        relay.start("household-change", change);
        return change;
    }

    @Override
    @Transactional
    public CaseKey recheck(CaseKey village, long household, String reason, Extensions.Paper paper, String by) {
        CaseKey recheck = rechecks.request(village, household, reason, paper, by);
        relay.start("rejection-recheck", recheck);
        return recheck;
    }

    /** Its village may have waited for nothing else. */
    @EventListener
    void on(HouseholdWithdrawn withdrawn) {
        relay.message("finance.villageSettled", withdrawn.household().villageKey());
    }
}
