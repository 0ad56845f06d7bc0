package org.qingnuan.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.FormRules;
import org.qingnuan.process.RoleNames;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** What the plan of a task puts into its form: its posts' names, the rules it has, and its own sentence. */
@Component
class TaskWords {

    private final Plans plans;
    private final Staff staff;

    TaskWords(Plans plans, Staff staff) {
        this.plans = plans;
        this.staff = staff;
    }

    TaskPage.Words of(TaskView task) {
        PlanRules rules = plans.get(task.subject().plan()).rules();
        return new TaskPage.Words(
                posts(task.subject(), rules),
                FormRules.of(rules),
                rules.sentences().get(TaskPages.form(task)));
    }

    /** The plan's own name of each post, the role's where it has none. */
    private Map<String, String> posts(CaseKey subject, PlanRules rules) {
        Map<String, String> names = new TreeMap<>(RoleNames.all());
        Stream.concat(staff.rolesOfPlan(subject.plan()).stream(), staff.rolesOfBodies(subject.plan()).stream())
                .forEach(role -> names.put(role, staff.post(subject, role)));
        names.put(FormRules.VERIFIER, names.get(rules.verifier()));
        names.put(FormRules.TENDERER, names.get(rules.tenderer()));
        return names;
    }
}
