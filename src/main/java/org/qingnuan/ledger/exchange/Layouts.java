package org.qingnuan.ledger.exchange;

import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** The sheets as the plan of a subject has them: some columns are asked for by plans whose rules say so. */
@Component
class Layouts {

    private final Plans plans;

    Layouts(Plans plans) {
        this.plans = plans;
    }

    Layout of(SheetKind kind, CaseKey subject) {
        PlanRules rules = plans.get(subject.plan()).rules();
        return MoreColumns.added(Layout.of(kind, rules), rules);
    }
}
