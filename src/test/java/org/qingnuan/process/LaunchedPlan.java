package org.qingnuan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Quotas;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.springframework.context.ApplicationContext;

/** Gives a plan what it lacks, whoever is there already, and starts it through the gate as an administrator would. */
public final class LaunchedPlan {

    private static final String PASSWORD = "nuanhuo-2021";
    private static final int FIGURE = 100;

    private final ApplicationContext context;
    private final Plan plan;

    private LaunchedPlan(ApplicationContext context, PlanId plan) {
        this.context = context;
        this.plan = context.getBean(Plans.class).get(plan);
    }

    /** Once; a plan that runs already stays as it is. */
    public static void start(ApplicationContext context, PlanId plan) {
        PlanStarting starting = context.getBean(PlanStarting.class);
        if (starting.started(plan).isPresent()) {
            return;
        }
        prepare(context, plan);
        assertThat(starting.start(plan, "guanli")).isEqualTo(new PlanStarting.Outcome.Started());
    }

    /** Everything that is required, and no more. */
    public static void prepare(ApplicationContext context, PlanId plan) {
        LaunchedPlan launched = new LaunchedPlan(context, plan);
        launched.figures();
        launched.staff();
        launched.addresses();
        launched.catalogue();
    }

    private void figures() {
        Quotas quotas = context.getBean(Quotas.class);
        context.getBean(Plans.class).bodies(plan.id()).stream()
                .filter(body -> body.target() == 0)
                .filter(body ->
                        !plan.rules().subordinatePlans().containsKey(body.area().id()))
                .map(Body::key)
                .forEach(body -> quotas.enter(body, FIGURE, "测试录入", "guanli"));
    }

    private void staff() {
        StaffRosters rosters = context.getBean(StaffRosters.class);
        List<StaffRosters.Post> posts = rosters.posts(plan.id());
        rosters.current(plan.id()).stream().filter(row -> row.user() == null).forEach(row -> {
            String role = posts.stream()
                    .filter(post -> post.name().equals(row.post()))
                    .findFirst()
                    .orElseThrow()
                    .role();
            String area = area(row.place());
            context.getBean(PlanSeeds.class)
                    .employ("launch-" + role + "-" + area, row.place() + row.post(), PASSWORD, role, area);
        });
    }

    private String area(String name) {
        return plan.area().name().equals(name)
                ? plan.area().id()
                : context.getBean(Plans.class).bodies(plan.id()).stream()
                        .map(Body::area)
                        .filter(area -> area.name().equals(name))
                        .map(Region::id)
                        .findFirst()
                        .orElseThrow();
    }

    private void addresses() {
        IdentityService identities = context.getBean(IdentityService.class);
        identities.createUserQuery().list().stream()
                .filter(user -> user.getEmail() == null && !user.getId().startsWith("qingnuan-"))
                .forEach(user -> {
                    user.setEmail(user.getId() + "@example.org");
                    identities.saveUser(user);
                });
    }

    private void catalogue() {
        Equipment equipment = context.getBean(Equipment.class);
        if (plan.rules().catalogueRequired()
                && equipment.catalogue(plan.id(), null).isEmpty()) {
            equipment.loadCatalogue(
                    plan.id(),
                    plan.rules().routes().stream()
                            .map(route -> new CatalogueItem("型号-" + route, route, "示范厂", "采暖设备", Money.of("3000")))
                            .toList());
        }
    }
}
