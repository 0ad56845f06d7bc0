package org.qingnuan.rehearsal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.startup.StartupRefused;

/** Production and the demonstration's people. */
class NoDemoUsersTest {

    private final Plans plans = mock();
    private final Staff staff = mock();
    private final NoDemoUsers guard = new NoDemoUsers(plans, staff);

    @BeforeEach
    void zichuan() {
        Plan plan = mock();
        given(plan.id()).willReturn(new PlanId("zichuan-2021"));
        given(plan.area()).willReturn(new Region("zichuan", "淄川区"));
        given(plans.all()).willReturn(List.of(plan));
        given(plans.bodies(any())).willReturn(List.of());
        given(staff.rolesOfPlan(any())).willReturn(Set.of("finance-office"));
        given(staff.name(anyString())).willAnswer(call -> call.getArgument(0));
    }

    @Test
    void oneOfThemKeepsProductionFromStarting() {
        given(staff.name("caizheng")).willReturn("区财政局经办");

        assertThatThrownBy(guard::afterSingletonsInstantiated)
                .isInstanceOf(StartupRefused.class)
                .hasMessage("数据库中有1个演示用户（caizheng 区财政局经办），正式环境拒绝启动。");
    }

    @Test
    void somebodyRealWithSuchAnIdDoesNot() {
        given(staff.name("caizheng")).willReturn("孙丽");

        assertThatCode(guard::afterSingletonsInstantiated).doesNotThrowAnyException();
    }
}
