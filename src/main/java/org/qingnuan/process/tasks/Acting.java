package org.qingnuan.process.tasks;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.qingnuan.process.engine.MovedMeanwhile;
import org.qingnuan.process.staff.Memberships;
import org.springframework.stereotype.Component;

/** Calls the engine in a person's name and with no more rights than theirs. */
@Component
class Acting {

    private final ProcessEngineConfigurationImpl engine;
    private final IdentityService identities;
    private final Memberships memberships;

    Acting(ProcessEngineConfigurationImpl engine, IdentityService identities, Memberships memberships) {
        this.engine = engine;
        this.identities = identities;
        this.memberships = memberships;
    }

    /** Whether the person works in one of the groups today, also as a deputy. */
    boolean mayStandIn(String user, List<String> groups) {
        return memberships.of(user).groups().stream().anyMatch(groups::contains);
    }

    /** Whether the working area is one of the person's today; who is not of it learns nothing of its tasks. */
    boolean isIn(String tenant, String user) {
        return memberships.of(user).tenants().contains(tenant);
    }

    /** All that the call asks of the engine is one command: one transaction, and a person's rights are read once. */
    <T> T as(String user, Supplier<T> call) {
        return MovedMeanwhile.told(
                () -> engine.getCommandExecutorTxRequired().execute(context -> inNameOf(user, call)));
    }

    private <T> T inNameOf(String user, Supplier<T> call) {
        Memberships.Membership membership = memberships.of(user);
        Authentication before = identities.getCurrentAuthentication();
        identities.setAuthentication(user, membership.groups(), membership.tenants());
        try {
            return call.get();
        } finally {
            identities.setAuthentication(before);
        }
    }
}
