package org.qingnuan.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.qingnuan.process.plan.Roles;

class RoleNamesTest {

    private static final Iterable<String> ROLES = Roles.NAMES;

    @ParameterizedTest
    @FieldSource("ROLES")
    void callsEveryRoleByAChineseName(String role) {
        assertThat(RoleNames.of(role)).matches("\\p{IsHan}+");
    }
}
