package org.qingnuan.process.staff;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.qingnuan.startup.StartupRefused;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Keeps production from starting while anybody's password is one that everybody knows. It compares hashes itself, because
 * the engine's own check counts each wrong try against the person.
 */
@Component
@Profile("prod")
class NoDefaultPasswords implements SmartInitializingSingleton {

    private static final int SHOWN = 5;

    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;

    NoDefaultPasswords(IdentityService identities, ProcessEngineConfigurationImpl engine) {
        this.identities = identities;
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> guessed = identities.createUserQuery().list().stream()
                .map(UserEntity.class::cast)
                .filter(user -> Stream.concat(KnownPasswords.ALL.stream(), Stream.of(user.getId()))
                        .anyMatch(password -> isPasswordOf(user, password)))
                .map(User::getId)
                .sorted()
                .toList();
        if (!guessed.isEmpty()) {
            throw new StartupRefused(
                    "数据库中有%d个用户使用默认密码或人人知道的密码（%s%s），正式环境拒绝启动。"
                            .formatted(
                                    guessed.size(),
                                    String.join("、", guessed.subList(0, Math.min(SHOWN, guessed.size()))),
                                    guessed.size() > SHOWN ? " 等" : ""),
                    "请使用正式环境自己的数据库，不要沿用演示数据库；如确是正式用户，请先在非正式环境中改掉密码或删除该用户。");
        }
    }

    private boolean isPasswordOf(UserEntity user, String password) {
        return user.getPassword() != null
                && engine.getPasswordManager()
                        .check(EncryptionUtil.saltPassword(password, user.getSalt()), user.getPassword());
    }
}
