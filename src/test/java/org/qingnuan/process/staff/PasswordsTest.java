package org.qingnuan.process.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingnuan.startup.StartupRefused;
import org.qingnuan.support.ApplicationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Which passwords people may have, and which keep production from starting. */
@ApplicationTest
class PasswordsTest {

    @Autowired
    IdentityService identities;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    private NoDefaultPasswords guard;

    @BeforeEach
    void guard() {
        guard = new NoDefaultPasswords(identities, engine);
    }

    @AfterEach
    void noStranger() {
        identities.deleteUser("p-wang");
    }

    @ParameterizedTest
    @CsvSource({
        "kuai-le-de-2, ''",
        "kuai-le-2021, ''",
        "kuaile-2021, 至少12个字符",
        "kuai-P-WANG-2021, 不得包含用户名",
        "qingnuan-2021, 不得是常见的密码或演示用的密码",
        "Administrator1!, 不得是常见的密码或演示用的密码",
        "902139021390213, 不得是常见的密码或演示用的密码",
        "aaaaaaaaaaaaaaa, 不得是常见的密码或演示用的密码"
    })
    void aPasswordIsLongFreeOfTheIdAndNotCommon(String password, String broken) {
        User wang = identities.newUser("p-wang");

        assertThat(identities.checkPasswordAgainstPolicy(password, wang).getViolatedRules())
                .extracting(PasswordPolicyRule::getPlaceholder)
                .containsExactly(broken.isEmpty() ? new String[0] : new String[] {broken});
    }

    @Test
    void productionDoesNotStartWhileAnybodyHasTheDemonstrationsPasswordAndNobodyIsLockedByAsking() {
        wangHas("qingnuan");

        assertThatThrownBy(guard::afterSingletonsInstantiated)
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("p-wang")
                .hasMessageContaining("正式环境拒绝启动");
        assertThat(((UserEntity) identities.createUserQuery().userId("p-wang").singleResult()).getAttempts())
                .isZero();
    }

    @Test
    void itDoesNotStartWhileAnybodysPasswordIsTheirOwnId() {
        wangHas("p-wang");

        assertThatThrownBy(guard::afterSingletonsInstantiated).hasMessageContaining("p-wang");
    }

    @Test
    void itStartsWithPasswordsOfTheirOwn() {
        wangHas("kuai-le-2021");

        assertThatCode(guard::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    /** As the demonstration or an older installation may have left it. */
    private void wangHas(String password) {
        User wang = identities.newUser("p-wang");
        wang.setPassword(password);
        ((IdentityServiceImpl) identities).saveUser(wang, true);
    }
}
