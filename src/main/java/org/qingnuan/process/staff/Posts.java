package org.qingnuan.process.staff;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Region;
import org.springframework.stereotype.Component;

/**
 * Turns a plan's roles into groups and tenants: {@code town-official.xihe} works in {@code zichuan-2021.xihe};
 * {@code district-office.zichuan} in the plan's tenant and all below. The bare role group bears the grants.
 */
@Component
public class Posts {

    /** The demonstration's password is meant to be known; {@link NoDefaultPasswords} keeps it out of production. */
    private static final boolean WITHOUT_POLICY = true;

    private final IdentityService identities;
    private final PostTable table;
    private final Memberships memberships;

    Posts(IdentityService identities, PostTable table, Memberships memberships) {
        this.memberships = memberships;
        this.identities = identities;
        this.table = table;
    }

    /** Idempotent: what exists stays. */
    public void define(PlanCharter plan, Map<String, RolePost> roles) {
        CaseKey whole = CaseKey.ofPlan(plan.id());
        tenant(whole, plan.name());
        for (Target target : plan.targets()) {
            tenant(CaseKey.ofBody(plan.id(), target.area().id()), target.area().name());
        }
        roles.forEach((role, post) -> define(plan, role, post));
        memberships.forget();
    }

    private void define(PlanCharter plan, String role, RolePost post) {
        table.put(plan.id(), role, post);
        group(role, post.name());
        if (post.level() == RolePost.Level.PLAN) {
            String group = role + "." + plan.area().id();
            group(group, post.name());
            join(group, CaseKey.ofPlan(plan.id()));
            plan.targets()
                    .forEach(target ->
                            join(group, CaseKey.ofBody(plan.id(), target.area().id())));
        } else {
            plan.targets().stream().map(Target::area).forEach(area -> ofBody(plan, role, post, area));
        }
    }

    private void ofBody(PlanCharter plan, String role, RolePost post, Region area) {
        String group = role + "." + area.id();
        group(group, area.name() + "·" + post.name());
        join(group, CaseKey.ofBody(plan.id(), area.id()));
    }

    private void group(String id, String name) {
        if (identities.createGroupQuery().groupId(id).count() == 0) {
            Group group = identities.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identities.saveGroup(group);
        }
    }

    private void tenant(CaseKey key, String name) {
        if (identities.createTenantQuery().tenantId(key.tenant()).count() == 0) {
            Tenant tenant = identities.newTenant(key.tenant());
            tenant.setName(name);
            identities.saveTenant(tenant);
        }
    }

    private void join(String group, CaseKey key) {
        boolean member = identities
                        .createTenantQuery()
                        .groupMember(group)
                        .tenantId(key.tenant())
                        .count()
                > 0;
        if (!member) {
            identities.createTenantGroupMembership(key.tenant(), group);
        }
    }

    /** Lets a person hold a role in an area; a person who is known keeps name and password. */
    public void employ(String id, String name, String password, String role, String area) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            User user = identities.newUser(id);
            user.setFirstName(name);
            user.setLastName("");
            user.setPassword(password);
            ((IdentityServiceImpl) identities).saveUser(user, WITHOUT_POLICY);
        }
        for (String group : List.of(role, role + "." + area)) {
            boolean member =
                    identities.createGroupQuery().groupMember(id).groupId(group).count() > 0;
            if (!member) {
                identities.createMembership(id, group);
            }
        }
        memberships.forget();
    }
}
