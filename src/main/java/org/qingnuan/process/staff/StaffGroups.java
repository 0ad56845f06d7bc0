package org.qingnuan.process.staff;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** What models call to say who works a task. */
@Component("staff")
public class StaffGroups {

    private final PostTable posts;
    private final Plans plans;

    StaffGroups(PostTable posts, Plans plans) {
        this.posts = posts;
        this.plans = plans;
    }

    /** The candidate group of a role for the case of this execution. */
    public String group(DelegateExecution execution, String role) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        boolean ofPlan = posts.get(subject.plan(), role).level() == RolePost.Level.PLAN;
        return role + "." + (ofPlan ? plans.get(subject.plan()).area().id() : subject.area());
    }

    /** The name of the post that holds a role in the subject's plan, for people to read. */
    public String post(CaseKey subject, String role) {
        return posts.get(subject.plan(), role).name();
    }
}
