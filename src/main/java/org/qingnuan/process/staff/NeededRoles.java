package org.qingnuan.process.staff;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.process.plan.Implementer;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.process.plan.Roles;
import org.springframework.stereotype.Component;

/** Which roles a plan has work for: all that it names, but no company of a route that it does not have. */
@Component
class NeededRoles {

    private static final String GAS_ROUTE = "COAL_TO_GAS";

    private final PostTable posts;
    private final ImplementerTable implementers;

    NeededRoles(PostTable posts, ImplementerTable implementers) {
        this.posts = posts;
        this.implementers = implementers;
    }

    Set<String> at(Plan plan, RolePost.Level level) {
        Set<String> roles = new TreeSet<>(posts.rolesAt(plan.id(), level));
        for (String company : List.of(Roles.HEAT_COMPANY, Roles.GAS_COMPANY)) {
            if (!implementing(plan, company) && !beside(plan.rules(), company)) {
                roles.remove(company);
            }
        }
        return roles;
    }

    private boolean implementing(Plan plan, String role) {
        return plan.rules().routes().stream()
                .map(route -> implementers.of(plan.id(), route))
                .anyMatch(who -> isOne(who, role));
    }

    private static boolean isOne(Implementer who, String role) {
        return role.equals(who.works()) || role.equals(who.network());
    }

    /** Gas companies recommend equipment where there is gas and the plan asks for it (ZC-18); who meters a season reports it (LZ-38). */
    private static boolean beside(PlanRules rules, String company) {
        boolean gas = company.equals(Roles.GAS_COMPANY);
        Fuel fuel = gas ? Fuel.GAS : Fuel.HEAT;
        boolean metering = rules.season() != null && rules.season().meters().contains(fuel);
        return metering
                || gas && rules.recommendationRequired() && rules.routes().contains(GAS_ROUTE);
    }
}
