package org.qingnuan.process.staff;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.qingnuan.process.FirstAdministrator;
import org.qingnuan.process.plan.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the first administrator a user of the engine in the role's group and in those of the plans that are there. Not in
 * the vendor's own group of administrators, which may do everything to the engine.
 */
@Component
class FirstAdministratorOfEngine implements FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorOfEngine.class);
    private static final String ID = "[a-z][a-z0-9.-]{2,39}";
    private static final int LONGEST_NAME = 60;

    private final IdentityService identities;
    private final FirstToken token;
    private final Grants grants;
    private final Memberships memberships;

    FirstAdministratorOfEngine(IdentityService identities, FirstToken token, Grants grants, Memberships memberships) {
        this.identities = identities;
        this.token = token;
        this.grants = grants;
        this.memberships = memberships;
    }

    @Override
    public boolean isAwaited() {
        return token.isIssued() && !isThereOne();
    }

    boolean isThereOne() {
        return identities.createUserQuery().memberOfGroup(Roles.ADMINISTRATOR).count() > 0;
    }

    @Override
    @Transactional
    public Outcome create(String typed, Candidate candidate, String from) {
        OneTimeToken.Answer answer = token.check(typed);
        if (answer != OneTimeToken.Answer.RIGHT) {
            LOG.warn("来自 {} 的首位管理员令牌没有通过：{}", from, answer);
        }
        return switch (answer) {
            case NONE -> new Outcome.Closed();
            case LOCKED -> new Outcome.Locked(token.lockedUntil());
            case EXPIRED -> new Outcome.Expired();
            case WRONG -> new Outcome.WrongToken();
            case RIGHT -> isThereOne() ? new Outcome.Closed() : create(candidate, from);
        };
    }

    private Outcome create(Candidate candidate, String from) {
        User user = identities.newUser(candidate.id());
        user.setFirstName(candidate.name().strip());
        user.setLastName("");
        user.setPassword(candidate.password());
        List<String> reasons = reasons(user, candidate);
        if (!reasons.isEmpty()) {
            return new Outcome.Refused(reasons);
        }
        token.useUp();
        identities.saveUser(user);
        groups().forEach(group -> identities.createMembership(candidate.id(), group));
        grants.apply();
        memberships.forget();
        LOG.info("首位系统管理员 {} 已建立（来自 {}），令牌已作废", candidate.id(), from);
        return new Outcome.Created(candidate.id());
    }

    private List<String> reasons(User user, Candidate candidate) {
        List<String> reasons = new ArrayList<>();
        if (!candidate.id().matches(ID)) {
            reasons.add("用户名应为3到40个小写字母、数字、点或横线，以字母开头。");
        } else if (identities.createUserQuery().userId(candidate.id()).count() > 0) {
            reasons.add("用户名“" + candidate.id() + "”已被使用，请换一个。");
        }
        if (candidate.name().isBlank() || candidate.name().strip().length() > LONGEST_NAME) {
            reasons.add("请填写姓名，不超过" + LONGEST_NAME + "个字。");
        }
        identities.checkPasswordAgainstPolicy(candidate.password(), user).getViolatedRules().stream()
                .map(PasswordPolicyRule::getPlaceholder)
                .map(rule -> "密码" + rule + "。")
                .forEach(reasons::add);
        return reasons;
    }

    /** The role's group, made if no plan has come in yet, and those of all plans. */
    private List<String> groups() {
        if (identities.createGroupQuery().groupId(Roles.ADMINISTRATOR).count() == 0) {
            Group group = identities.newGroup(Roles.ADMINISTRATOR);
            group.setName("系统管理员");
            group.setType("WORKFLOW");
            identities.saveGroup(group);
        }
        return identities.createGroupQuery().list().stream()
                .map(Group::getId)
                .filter(id -> id.equals(Roles.ADMINISTRATOR) || id.startsWith(Roles.ADMINISTRATOR + "."))
                .toList();
    }
}
