package org.qingnuan.process.staff;

import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Closes the vendor's open setup page, through which anybody could make themselves an administrator as long as nobody
 * is one: a member nobody can sign in as, before the first request is answered.
 */
@Component
class ClosedSetup implements SmartInitializingSingleton {

    private static final String NOBODY = "qingnuan-nobody";
    private static final int PASSWORD_BYTES = 48;

    private final IdentityService identities;

    ClosedSetup(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (identities.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
            return;
        }
        if (identities.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            Group group = identities.newGroup(Groups.CAMUNDA_ADMIN);
            group.setName("系统保留");
            group.setType(Groups.GROUP_TYPE_SYSTEM);
            identities.saveGroup(group);
        }
        User nobody = identities.newUser(NOBODY);
        nobody.setFirstName("系统保留");
        nobody.setLastName("");
        nobody.setPassword(randomPassword());
        identities.saveUser(nobody);
        identities.createMembership(NOBODY, Groups.CAMUNDA_ADMIN);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
