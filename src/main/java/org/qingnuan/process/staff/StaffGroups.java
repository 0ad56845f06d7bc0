package org.qingnuan.process.staff;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.plan.Implementer;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** What models call to say who works a task. */
@Component("staff")
public class StaffGroups {

    private final PostTable posts;
    private final ImplementerTable implementers;
    private final Plans plans;
    private final Villages villages;

    StaffGroups(PostTable posts, ImplementerTable implementers, Plans plans, Villages villages) {
        this.posts = posts;
        this.implementers = implementers;
        this.plans = plans;
        this.villages = villages;
    }

    /** The candidate group of a role for the case of this execution. */
    public String group(DelegateExecution execution, String role) {
        return group(CaseKey.parse(execution.getProcessBusinessKey()), role);
    }

    /**
     * The candidate group of whoever implements the route of this execution's village (ZC-07, ZC-08).
     *
     * @param work {@code works} for installing and commissioning, {@code network} for the network that belongs to it
     */
    public String implementer(DelegateExecution execution, String work) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        String route = villages.get(subject.villageKey()).route();
        Implementer who = implementers.of(subject.plan(), route);
        return group(subject, work.equals("network") ? who.network() : who.works());
    }

    /** The candidate group of whoever runs the tenders of the plan's lots (LZ-52). */
    public String tenderer(DelegateExecution execution) {
        CaseKey lot = CaseKey.parse(execution.getProcessBusinessKey());
        return group(lot, plans.get(lot.plan()).rules().tenderer());
    }

    /** The candidate group of whoever verifies completed works and rectifications in the plan. */
    public String verifier(DelegateExecution execution) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        return group(subject, plans.get(subject.plan()).rules().verifier());
    }

    /** The candidate group of whoever handles a complaint: the town where it is the body's case, the office where it is the plan's own (LZ-47). */
    public String handler(DelegateExecution execution) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        return group(subject, subject.area() == null ? Roles.DISTRICT_OFFICE : Roles.TOWN_OFFICIAL);
    }

    /** The candidate group of a role for a case; IllegalStateException when the plan has no such role. */
    public String group(CaseKey subject, String role) {
        boolean ofPlan = posts.get(subject.plan(), role).level() == RolePost.Level.PLAN;
        return role + "." + (ofPlan ? plans.get(subject.plan()).area().id() : subject.area());
    }

    /** The roles whose posts are those of a body. */
    Set<String> rolesOfBodies(PlanId plan) {
        return posts.rolesAt(plan, RolePost.Level.BODY);
    }

    /** The roles whose posts are those of the plan as a whole. */
    public Set<String> rolesOfPlan(PlanId plan) {
        return posts.rolesAt(plan, RolePost.Level.PLAN);
    }

    /** The name of the post that holds a role in the subject's plan, for people to read. */
    public String post(CaseKey subject, String role) {
        return posts.get(subject.plan(), role).name();
    }
}
