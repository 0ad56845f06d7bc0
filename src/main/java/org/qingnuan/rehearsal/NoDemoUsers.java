package org.qingnuan.rehearsal;

import java.util.List;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Staff;
import org.qingnuan.startup.StartupRefused;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Keeps production from starting on a demonstration's database, whatever has become of its clock and passwords. A user
 * counts as the demonstration's by id and name together, since {@code caizheng} alone may well be somebody real.
 */
@Component
@Profile("prod")
class NoDemoUsers implements SmartInitializingSingleton {

    private static final int SHOWN = 5;

    private final Plans plans;
    private final Staff staff;

    NoDemoUsers(Plans plans, Staff staff) {
        this.plans = plans;
        this.staff = staff;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> found = plans.all().stream()
                .flatMap(plan -> Officials.of(plan, plans.bodies(plan.id()), staff).stream())
                .filter(official -> staff.name(official.user()).equals(official.name()))
                .map(official -> official.user() + " " + official.name())
                .toList();
        if (!found.isEmpty()) {
            throw new StartupRefused(
                    "数据库中有%d个演示用户（%s%s），正式环境拒绝启动。"
                            .formatted(
                                    found.size(),
                                    String.join("、", found.subList(0, Math.min(SHOWN, found.size()))),
                                    found.size() > SHOWN ? " 等" : ""),
                    "请使用正式环境自己的数据库，不要沿用演示数据库。");
        }
    }
}
