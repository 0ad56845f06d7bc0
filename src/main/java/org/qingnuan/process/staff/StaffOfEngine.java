package org.qingnuan.process.staff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/** Answers by the engine's groups and tenants. */
@Component
class StaffOfEngine implements Staff {

    private static final Set<String> MANAGERS = Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE);
    private static final Set<String> WATCHERS_OF_FUNDS =
            Set.of(Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE, Roles.LEADING_GROUP);
    private static final Set<String> WATCHERS_OF_SEASONS = Set.of(
            Roles.TOWN_OFFICIAL,
            Roles.DISTRICT_OFFICE,
            Roles.FINANCE_OFFICE,
            Roles.LEADING_GROUP,
            Roles.CIVIL_AFFAIRS,
            Roles.POVERTY_RELIEF);
    private static final Map<Action, Set<String>> ROLES = Map.ofEntries(
            Map.entry(Action.MANAGE_VILLAGES, MANAGERS),
            Map.entry(Action.ENTER_QUOTA, Set.of(Roles.DISTRICT_OFFICE)),
            Map.entry(Action.REPORT_ISSUES, Set.of(Roles.TOWN_OFFICIAL)),
            Map.entry(Action.OPEN_ACCOUNTABILITY, Set.of(Roles.DISTRICT_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.SEND_BACK, Set.of(Roles.DISTRICT_OFFICE)),
            Map.entry(Action.REQUEST_EXTENSION, Set.of(Roles.TOWN_OFFICIAL)),
            Map.entry(Action.REMIND, Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.RECORD_WORK, MANAGERS),
            Map.entry(Action.RECORD_VIOLATIONS, WATCHERS_OF_FUNDS),
            Map.entry(Action.READ_DEADLINES, Set.of(Roles.ADMINISTRATOR, Roles.DISTRICT_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.ADJUST_DEADLINES, Set.of(Roles.ADMINISTRATOR)),
            Map.entry(Action.REHEARSE, Set.of(Roles.ADMINISTRATOR)),
            Map.entry(
                    Action.READ_READINESS,
                    Set.of(Roles.ADMINISTRATOR, Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.PREPARE_PLAN, Set.of(Roles.ADMINISTRATOR)),
            Map.entry(Action.RECORD_ALLOTMENTS, Set.of(Roles.ADMINISTRATOR, Roles.FINANCE_OFFICE)),
            Map.entry(Action.RECORD_BANK_STATEMENTS, Set.of(Roles.FINANCE_OFFICE)),
            Map.entry(Action.SETTLE_BANK_ENTRIES, Set.of(Roles.FINANCE_OFFICE, Roles.DISTRICT_OFFICE)),
            Map.entry(Action.SETTLE_WITH_SUPERIOR, Set.of(Roles.FINANCE_OFFICE)),
            Map.entry(Action.SETTLE_RETENTIONS, Set.of(Roles.FINANCE_OFFICE, Roles.DISTRICT_OFFICE)),
            Map.entry(Action.READ_FUNDS, WATCHERS_OF_FUNDS),
            Map.entry(
                    Action.READ_RATES,
                    Set.of(Roles.ADMINISTRATOR, Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.APPROVE_RATES, Set.of(Roles.FINANCE_OFFICE)),
            Map.entry(Action.READ_SUPERVISION, Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(
                    Action.READ_RECORDS,
                    Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.READ_COMPLAINTS, Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.RECEIVE_COMPLAINTS, MANAGERS),
            Map.entry(
                    Action.READ_CHANGES,
                    Set.of(Roles.VILLAGE_CLERK, Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(
                    Action.READ_FLAGS,
                    Set.of(Roles.VILLAGE_CLERK, Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.SETTLE_FLAGS, MANAGERS),
            Map.entry(
                    Action.READ_REGISTER,
                    Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.OPEN_REGISTER, Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE)),
            Map.entry(Action.REQUEST_CHANGES, Set.of(Roles.VILLAGE_CLERK, Roles.TOWN_OFFICIAL)),
            Map.entry(
                    Action.READ_CLAWBACKS,
                    Set.of(
                            Roles.TOWN_OFFICIAL,
                            Roles.SITE_INSPECTOR,
                            Roles.DISTRICT_OFFICE,
                            Roles.FINANCE_OFFICE,
                            Roles.LEADING_GROUP)),
            Map.entry(Action.REPORT_COAL, Set.of(Roles.TOWN_OFFICIAL, Roles.SITE_INSPECTOR)),
            Map.entry(Action.OPEN_CLAWBACKS, Set.of(Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE)),
            Map.entry(
                    Action.READ_SUBSIDIES,
                    Set.of(
                            Roles.TOWN_OFFICIAL,
                            Roles.VILLAGE_CLERK,
                            Roles.DISTRICT_OFFICE,
                            Roles.FINANCE_OFFICE,
                            Roles.LEADING_GROUP)),
            Map.entry(
                    Action.READ_PUBLIC_NOTICES,
                    Set.of(
                            Roles.TOWN_OFFICIAL,
                            Roles.VILLAGE_CLERK,
                            Roles.DISTRICT_OFFICE,
                            Roles.FINANCE_OFFICE,
                            Roles.LEADING_GROUP)),
            Map.entry(Action.RECORD_OBJECTIONS, MANAGERS),
            Map.entry(
                    Action.READ_CONTRIBUTIONS,
                    Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.KEEP_CONTRIBUTIONS, Set.of(Roles.TOWN_OFFICIAL)),
            Map.entry(Action.PRAISE, Set.of(Roles.DISTRICT_OFFICE)),
            Map.entry(
                    Action.READ_CONDITIONS,
                    Set.of(Roles.TOWN_OFFICIAL, Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE, Roles.LEADING_GROUP)),
            Map.entry(Action.RECORD_CONDITIONS, MANAGERS),
            Map.entry(Action.READ_SEASONS, WATCHERS_OF_SEASONS),
            Map.entry(Action.READ_IDENTIFICATIONS, WATCHERS_OF_SEASONS),
            Map.entry(Action.RECORD_IDENTIFICATIONS, Set.of(Roles.CIVIL_AFFAIRS, Roles.POVERTY_RELIEF)));

    /** The table is one of the whole plan, also where its posts belong to the bodies. */
    private static final Set<Action> FROM_ANY_BODY = Set.of(Action.READ_RATES, Action.APPROVE_RATES);

    private final Memberships memberships;
    private final IdentityService identities;
    private final Plans plans;
    private final StaffGroups groups;
    private final SupervisionSteps steps;

    StaffOfEngine(
            Memberships memberships,
            IdentityService identities,
            Plans plans,
            StaffGroups groups,
            SupervisionSteps steps) {
        this.groups = groups;
        this.steps = steps;
        this.memberships = memberships;
        this.identities = identities;
        this.plans = plans;
    }

    @Override
    public boolean may(String user, CaseKey subject, Action action) {
        Memberships.Membership membership = memberships.of(user);
        return mayThere(membership, subject, action)
                || FROM_ANY_BODY.contains(action)
                        && plans.bodies(subject.plan()).stream()
                                .anyMatch(body -> mayThere(membership, body.key(), action));
    }

    private boolean mayThere(Memberships.Membership membership, CaseKey subject, Action action) {
        boolean inArea = membership.tenants().contains(subject.tenant());
        return inArea && (action == Action.VIEW || holdsOneOf(ROLES.get(action), membership, subject));
    }

    /** Whether one of the person's posts is of the role and of this very area, or of the whole plan. */
    private boolean holdsOneOf(Set<String> roles, Memberships.Membership membership, CaseKey subject) {
        String whole = plans.get(subject.plan()).area().id();
        return roles.stream()
                .anyMatch(role -> membership.groups().contains(role + "." + whole)
                        || membership.groups().contains(role + "." + subject.area()));
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
    public Set<String> rolesOfBodies(PlanId plan) {
        return groups.rolesOfBodies(plan);
    }

    @Override
    public Set<String> rolesOfPlan(PlanId plan) {
        return groups.rolesOfPlan(plan);
    }

    @Override
    public String post(CaseKey subject, String role) {
        return groups.post(subject, role);
    }

    @Override
    public String issuer(CaseKey body, String step) {
        return groups.post(body, steps.role(body.plan(), step));
    }

    @Override
    public List<String> people(CaseKey subject, String role) {
        return identities
                .createUserQuery()
                .memberOfGroup(groups.group(subject, role))
                .orderByUserId()
                .asc()
                .list()
                .stream()
                .map(User::getId)
                .toList();
    }

    @Override
    public String name(String user) {
        User known = identities.createUserQuery().userId(user).singleResult();
        return known == null || known.getFirstName() == null ? user : known.getFirstName();
    }

    @Override
    public Map<String, String> groupNames(String user) {
        return memberships.of(user).tenants().stream()
                .flatMap(tenant -> identities.createGroupQuery().memberOfTenant(tenant).list().stream())
                .filter(group -> group.getName() != null)
                .collect(Collectors.toMap(Group::getId, Group::getName, (one, same) -> one));
    }

    @Override
    public String groupName(String group) {
        Group known = identities.createGroupQuery().groupId(group).singleResult();
        return known == null || known.getName() == null ? group : known.getName();
    }
}
