package org.qingnuan.process.readiness;

import java.util.Comparator;
import java.util.List;
import org.qingnuan.ledger.CarriedHouseholds;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.PlanSuccession;
import org.qingnuan.process.staff.CopiedStaff;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People by the engine's groups, households by the ledger, in one transaction. */
@Component
class SuccessionOfPlans implements PlanSuccession {

    private final Plans plans;
    private final CopiedStaff staff;
    private final CarriedHouseholds households;

    SuccessionOfPlans(Plans plans, CopiedStaff staff, CarriedHouseholds households) {
        this.plans = plans;
        this.staff = staff;
        this.households = households;
    }

    @Override
    public List<Plan> earlier(PlanId id) {
        Plan plan = plans.get(id);
        return plans.all().stream()
                .filter(other -> other.year() < plan.year()
                        && other.area().name().equals(plan.area().name()))
                .sorted(Comparator.comparingInt(Plan::year).reversed())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Preview preview(PlanId from, PlanId to) {
        return new Preview(staff.lacking(from, to), staff.present(to), households.preview(from, to));
    }

    @Override
    @Transactional
    public Done carry(PlanId from, PlanId to, String by) {
        int carried = households.carry(from, to, by);
        return new Done(staff.copy(from, to, by), carried);
    }
}
