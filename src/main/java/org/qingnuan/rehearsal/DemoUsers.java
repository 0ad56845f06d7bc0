package org.qingnuan.rehearsal;

import java.util.List;
import org.qingnuan.ledger.Plans;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who can sign in to the demonstration; nobody when it is none. */
@Component
public final class DemoUsers {

    /** The password of all of them. */
    public static final String PASSWORD = "qingnuan";

    private final Plans plans;
    private final boolean demo;

    DemoUsers(Plans plans, @Value("${qingnuan.demo}") boolean demo) {
        this.plans = plans;
        this.demo = demo;
    }

    /** District first, then the bodies in the order of the task table. */
    public List<DemoUser> all() {
        return demo
                ? plans.all().stream()
                        .flatMap(plan -> Officials.of(plan.area(), plans.bodies(plan.id())).stream())
                        .map(official -> new DemoUser(
                                official.user(),
                                official.name(),
                                official.role(),
                                official.area().name()))
                        .toList()
                : List.of();
    }

    /** {@code role} such as {@code town-official}; {@code area} is its Chinese name. */
    public record DemoUser(String id, String name, String role, String area) {}
}
