package org.qingnuan.rehearsal;

import java.util.List;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Demonstration;
import org.qingnuan.process.RoleNames;
import org.qingnuan.process.Staff;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Who can sign in to the demonstration: the virtual officials of its season. There is no such bean in production. */
@Component
@ConditionalOnProperty(name = "qingnuan.demo", havingValue = "true")
class DemoUsers implements Demonstration {

    private final Plans plans;
    private final Staff staff;

    DemoUsers(Plans plans, Staff staff) {
        this.plans = plans;
        this.staff = staff;
    }

    /** District first, then the bodies in the order of the task table. */
    @Override
    public List<Person> people() {
        return plans.all().stream()
                .flatMap(plan -> Officials.of(plan, plans.bodies(plan.id()), staff).stream())
                .map(official -> new Person(
                        official.user(),
                        official.name(),
                        RoleNames.of(official.role()),
                        official.area().name(),
                        PASSWORD))
                .toList();
    }
}
