package org.qingnuan.process.staff;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who of a group can sign in: whoever has set a password, and whoever still can with the token they were given. */
@Component
class Holders {

    private final IdentityService identities;
    private final SignInTokens tokens;

    Holders(IdentityService identities, SignInTokens tokens) {
        this.identities = identities;
        this.tokens = tokens;
    }

    /** By id, in their order. */
    List<String> able(String group) {
        List<User> members = identities
                .createUserQuery()
                .memberOfGroup(group)
                .orderByUserId()
                .asc()
                .list();
        if (members.isEmpty()) {
            return List.of();
        }
        Set<String> lapsed = tokens.lapsed();
        return members.stream()
                .map(User::getId)
                .filter(user -> !lapsed.contains(user))
                .toList();
    }
}
