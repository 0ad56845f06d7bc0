package org.qingnuan.process.staff;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Answers by the engine's groups and tenants. */
@Component
class StaffOfEngine implements Staff {

    private static final Set<String> MANAGERS = Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE);

    private final Memberships memberships;
    private final IdentityService identities;
    private final Plans plans;

    StaffOfEngine(Memberships memberships, IdentityService identities, Plans plans) {
        this.memberships = memberships;
        this.identities = identities;
        this.plans = plans;
    }

    @Override
    public boolean may(String user, CaseKey subject, Action action) {
        Memberships.Membership membership = memberships.of(user);
        boolean inArea = membership.tenants().contains(subject.tenant());
        return inArea
                && switch (action) {
                    case VIEW -> true;
                    case MANAGE_VILLAGES -> membership.groups().stream().anyMatch(MANAGERS::contains);
                    case SEND_BACK -> membership.groups().contains(Roles.DISTRICT_OFFICE);
                };
    }

    @Override
    public List<CaseKey> bodies(String user) {
        List<String> tenants = memberships.of(user).tenants();
        return plans.all().stream()
                .flatMap(plan -> plans.bodies(plan.id()).stream())
                .map(Body::key)
                .filter(body -> tenants.contains(body.tenant()))
                .toList();
    }

    @Override
    public Set<String> roles(String user) {
        Set<String> roles = new TreeSet<>(memberships.of(user).groups());
        roles.retainAll(Roles.NAMES);
        return roles;
    }

    @Override
    public String name(String user) {
        User known = identities.createUserQuery().userId(user).singleResult();
        return known == null || known.getFirstName() == null ? user : known.getFirstName();
    }
}
