package org.qingnuan.process.staff;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.qingnuan.process.FirstSignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** First passwords of the engine's users. */
@Component
class FirstSignInOfEngine implements FirstSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(FirstSignInOfEngine.class);

    private final IdentityService identities;
    private final SignInTokens tokens;

    FirstSignInOfEngine(IdentityService identities, SignInTokens tokens) {
        this.identities = identities;
        this.tokens = tokens;
    }

    @Override
    @Transactional
    public Outcome set(String id, String token, String password) {
        return switch (tokens.check(id, token)) {
            case WRONG, NONE -> new Outcome.Wrong();
            case EXPIRED -> new Outcome.Expired();
            case LOCKED -> new Outcome.Locked();
            case RIGHT -> set(identities.createUserQuery().userId(id).singleResult(), password);
        };
    }

    private Outcome set(User user, String password) {
        if (user == null) {
            return new Outcome.Wrong();
        }
        List<String> reasons = identities.checkPasswordAgainstPolicy(password, user).getViolatedRules().stream()
                .map(PasswordPolicyRule::getPlaceholder)
                .map(rule -> "密码" + rule + "。")
                .toList();
        if (!reasons.isEmpty()) {
            return new Outcome.Refused(reasons);
        }
        user.setPassword(password);
        identities.saveUser(user);
        tokens.useUp(user.getId());
        LOG.info("用户 {} 已用一次性口令设置密码，口令已作废", user.getId());
        return new Outcome.Done();
    }
}
