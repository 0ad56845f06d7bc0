package org.qingnuan.ledger.exchange;

import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** The sheets as a subject's plan asks for them. */
@Component
class Layouts {

    private final Plans plans;

    Layouts(Plans plans) {
        this.plans = plans;
    }

    Layout of(SheetKind kind, CaseKey subject) {
        return MoreColumns.added(Layout.of(kind), plans.get(subject.plan()).rules());
    }
}
