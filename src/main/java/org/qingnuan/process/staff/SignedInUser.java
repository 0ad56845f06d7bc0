package org.qingnuan.process.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Hands the person signed in with us to Tasklist, Cockpit, Admin and Welcome, so that one sign-in serves all. */
public class SignedInUser implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !signedIn.isAuthenticated()) {
            return AuthenticationResult.unsuccessful();
        }
        Memberships.Membership membership = WebApplicationContextUtils.getRequiredWebApplicationContext(
                        request.getServletContext())
                .getBean(Memberships.class)
                .of(signedIn.getName());
        AuthenticationResult result = AuthenticationResult.successful(signedIn.getName());
        result.setGroups(membership.groups());
        result.setTenants(membership.tenants());
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        response.setHeader("WWW-Authenticate", "FormBased");
    }
}
