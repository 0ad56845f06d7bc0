package org.qingnuan.process.staff;

import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's users, with the engine's own delay and lock after wrong tries. */
@Component
class SignIn implements AuthenticationProvider {

    /** From here on the engine makes the person wait noticeably. */
    private static final int MANY_TRIES = 5;

    private final IdentityService identities;
    private final Memberships memberships;
    private final Clock clock;

    SignIn(IdentityService identities, Memberships memberships, Clock clock) {
        this.identities = identities;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String user = attempt.getName();
        if (!identities.checkPassword(user, String.valueOf(attempt.getCredentials()))) {
            throw locked(user)
                    ? new LockedException("密码连续输错，账号已暂时锁定，请稍后再试或联系管理员。")
                    : new BadCredentialsException("用户名或密码不正确。");
        }
        List<SimpleGrantedAuthority> groups = memberships.of(user).groups().stream()
                .map(SimpleGrantedAuthority::new)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
    }

    private boolean locked(String user) {
        UserEntity known =
                (UserEntity) identities.createUserQuery().userId(user).singleResult();
        return known != null
                && known.getAttempts() >= MANY_TRIES
                && known.getLockExpirationTime() != null
                && known.getLockExpirationTime().toInstant().isAfter(clock.instant());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
