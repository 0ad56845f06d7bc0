package org.qingnuan.process.plan;

import org.qingnuan.ledger.ComplaintRules;
import org.qingnuan.ledger.HouseholdChangeRules;

/** Reads what a plan.yaml says of complaints and of changes of households. */
final class PlanCases {

    private PlanCases() {}

    static ComplaintRules complaints(YamlMap complaints) {
        return new ComplaintRules(PlanFile.term(complaints, "reply"), PlanFile.term(complaints, "resolve"));
    }

    static HouseholdChangeRules householdChanges(YamlMap changes) {
        return new HouseholdChangeRules(changes.flag("route"));
    }
}
