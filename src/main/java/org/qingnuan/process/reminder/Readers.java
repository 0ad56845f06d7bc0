package org.qingnuan.process.reminder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.qingnuan.ledger.MilestoneRule;
import org.qingnuan.ledger.Notices.Reader;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.ReminderRules;
import org.qingnuan.ledger.Reminders;
import org.qingnuan.process.deadline.TenderDates;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.process.staff.Memberships;
import org.qingnuan.process.staff.StaffGroups;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who is reminded: of a body's dates the members of the groups that the plan names, of its lots' whoever runs their tenders, of a task whoever has it. */
@Component
class Readers {

    private final Plans plans;
    private final StaffGroups groups;
    private final IdentityService identities;
    private final Memberships memberships;
    private final MailServer server;
    private final TenderDates tenders;

    Readers(
            Plans plans,
            StaffGroups groups,
            @Lazy IdentityService identities,
            @Lazy Memberships memberships,
            MailServer server,
            TenderDates tenders) {
        this.plans = plans;
        this.groups = groups;
        this.identities = identities;
        this.memberships = memberships;
        this.server = server;
        this.tenders = tenders;
    }

    /** Of a body's dates, or of the plan's own. */
    Collection<Reader> of(CaseKey body) {
        if (body.area() == null) {
            return ofPlan(body);
        }
        ReminderRules rules = plans.get(body.plan()).rules().reminders();
        Map<String, Reader> readers = new TreeMap<>();
        members(body, rules.toBefore())
                .forEach(user -> add(readers, new Reader(user.getId(), true, false, false, mailed(rules, user))));
        members(body, rules.toOverdue())
                .forEach(user -> add(readers, new Reader(user.getId(), false, true, false, mailed(rules, user))));
        members(body, tenderers(body))
                .forEach(user -> add(readers, new Reader(user.getId(), false, false, true, mailed(rules, user))));
        return readers.values();
    }

    /** Of a date of the plan itself whoever has to confirm it (JN-02 to JN-07), the office, and who else is told what is late. */
    private Collection<Reader> ofPlan(CaseKey plan) {
        PlanRules plansRules = plans.get(plan.plan()).rules();
        Set<String> there = groups.rolesOfPlan(plan.plan());
        List<String> roles = Stream.of(
                        plansRules.milestones().rules().stream().map(MilestoneRule::role),
                        plansRules.reminders().toOverdue().stream(),
                        Stream.of(Roles.DISTRICT_OFFICE))
                .flatMap(some -> some)
                .distinct()
                .filter(there::contains)
                .toList();
        Map<String, Reader> readers = new TreeMap<>();
        members(plan, roles)
                .forEach(user -> add(
                        readers, new Reader(user.getId(), true, true, false, mailed(plansRules.reminders(), user))));
        return readers.values();
    }

    /** Who is told when somebody reminds of a task: its holder or all who may take it, and their deputies of today. */
    Collection<Reminders.Reader> of(OpenTask task) {
        Set<String> people = new TreeSet<>();
        if (task.holder() == null) {
            members(task.group()).forEach(user -> people.add(user.getId()));
        } else {
            people.add(task.holder());
        }
        people.addAll(memberships.standingInFor(people));
        boolean byMail = byMail(plans.get(task.subject().plan()).rules().reminders());
        Set<String> reached = byMail ? addresses(people).keySet() : Set.of();
        return people.stream()
                .map(user -> new Reminders.Reader(user, reached.contains(user)))
                .toList();
    }

    private static void add(Map<String, Reader> readers, Reader reader) {
        readers.merge(
                reader.user(),
                reader,
                (one, other) -> new Reader(
                        one.user(),
                        one.before() || other.before(),
                        one.overdue() || other.overdue(),
                        one.tenders() || other.tenders(),
                        one.byMail()));
    }

    private boolean mailed(ReminderRules rules, User user) {
        return byMail(rules) && hasAddress(user);
    }

    /** Who runs the tenders, where these have a last day. */
    private List<String> tenderers(CaseKey body) {
        return tenders.known(body.plan())
                ? List.of(plans.get(body.plan()).rules().tenderer())
                : List.of();
    }

    private List<User> members(CaseKey body, List<String> roles) {
        return roles.stream()
                .flatMap(role -> members(groups.group(body, role)).stream())
                .toList();
    }

    private List<User> members(String group) {
        return identities.createUserQuery().memberOfGroup(group).list();
    }

    /** The addresses of those of the persons who have one. */
    Map<String, String> addresses(Collection<String> users) {
        return users.isEmpty()
                ? Map.of()
                : identities.createUserQuery().userIdIn(users.toArray(String[]::new)).list().stream()
                        .filter(Readers::hasAddress)
                        .collect(Collectors.toMap(User::getId, User::getEmail));
    }

    /** The groups of these bodies that a reminder of the plan would go to and nobody of whom would get it. */
    List<String> unreached(Collection<CaseKey> bodies) {
        Set<String> asked = new HashSet<>();
        List<String> unreached = new ArrayList<>();
        for (CaseKey body : bodies) {
            ReminderRules rules = plans.get(body.plan()).rules().reminders();
            for (String group : wanted(body, rules)) {
                if (asked.add(group) && members(group).stream().noneMatch(user -> !byMail(rules) || hasAddress(user))) {
                    unreached.add(group);
                }
            }
        }
        return unreached;
    }

    private List<String> wanted(CaseKey body, ReminderRules rules) {
        List<String> roles = new ArrayList<>();
        if (!rules.before().isEmpty()) {
            roles.addAll(rules.toBefore());
        }
        if (rules.overdue()) {
            roles.addAll(rules.toOverdue());
        }
        if (!roles.isEmpty()) {
            roles.addAll(tenderers(body));
        }
        return roles.stream().map(role -> groups.group(body, role)).toList();
    }

    /** Whether nobody works in any of these groups so far, as at the first start of all. */
    boolean nobodyYet(Collection<CaseKey> bodies) {
        return bodies.stream()
                .flatMap(body -> wanted(body, plans.get(body.plan()).rules().reminders()).stream())
                .distinct()
                .allMatch(group -> members(group).isEmpty());
    }

    boolean byMail(ReminderRules rules) {
        return rules.mail() && server.configured();
    }

    private static boolean hasAddress(User user) {
        return user.getEmail() != null && user.getEmail().contains("@");
    }
}
