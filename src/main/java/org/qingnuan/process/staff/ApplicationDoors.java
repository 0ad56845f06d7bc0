package org.qingnuan.process.staff;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Who may call what belongs to Cockpit or Admin: those whom the engine's grants let into that application today. The
 * vendor guards the applications' pages this way, but not the calls behind them.
 */
@Component
class ApplicationDoors {

    private final AuthorizationService authorizations;
    private final Memberships memberships;

    ApplicationDoors(AuthorizationService authorizations, Memberships memberships) {
        this.authorizations = authorizations;
        this.memberships = memberships;
    }

    AuthorizationManager<RequestAuthorizationContext> of(String application) {
        return (person, request) -> {
            String user = person.get().getName();
            return new AuthorizationDecision(authorizations.isUserAuthorized(
                    user, memberships.of(user).groups(), Permissions.ACCESS, Resources.APPLICATION, application));
        };
    }
}
