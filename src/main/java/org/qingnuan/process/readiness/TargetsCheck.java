package org.qingnuan.process.readiness;

import java.util.List;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.CategoryQuotas;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.springframework.stereotype.Component;

/** Every responsible body has its figure, and what is given by kind of village is shared out (ZC-02, LZ-01). */
@Component
class TargetsCheck implements ReadinessCheck {

    private static final String HOLDS_UP = "登记村庄分解任务：村庄的户数不得超过本单位的任务";

    private final Plans plans;
    private final CategoryQuotas categories;

    TargetsCheck(Plans plans, CategoryQuotas categories) {
        this.plans = plans;
        this.categories = categories;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.TARGETS;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        List<Body> bodies = plans.bodies(plan.id());
        if (bodies.isEmpty()) {
            return ReadinessLine.missing(topic(), "任务表（targets.csv）里没有责任主体", List.of(), "整个方案");
        }
        List<String> missing = plan.rules().categories().isEmpty() ? open(plan, bodies) : undistributed(bodies);
        if (!missing.isEmpty()) {
            String text = plan.rules().categories().isEmpty()
                    ? "%d个责任主体中有%d个没有任务数".formatted(bodies.size(), missing.size())
                    : "按类别的任务没有下达完";
            return ReadinessLine.missing(topic(), text, missing, HOLDS_UP);
        }
        long households = bodies.stream().mapToLong(Body::target).sum();
        return ReadinessLine.complete(topic(), "%d个责任主体，任务共%d户".formatted(bodies.size(), households));
    }

    /** A body whose towns work under a plan of their own has its figure there (JN-27). */
    private static List<String> open(Plan plan, List<Body> bodies) {
        return bodies.stream()
                .filter(body -> body.target() == Target.LEFT_OPEN)
                .filter(body ->
                        !plan.rules().subordinatePlans().containsKey(body.area().id()))
                .map(body -> body.area().name())
                .toList();
    }

    private List<String> undistributed(List<Body> bodies) {
        return categories.of(bodies.get(0).key()).stream()
                .filter(quota -> quota.left() > 0)
                .map(quota -> "%s还有%d户".formatted(quota.name(), quota.left()))
                .toList();
    }
}
